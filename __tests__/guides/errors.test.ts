/** The recipes about errors and wrappers do what their guides say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { waitTime } from '../../lib/model/shared-steps.js';
import { problemTypes } from '../../lib/index.js';
import { fullRateLimit, rateLimit, runGuide, typeOf } from '../support/guides.js';
import { errorOf } from '../support/sdk.js';
import { shownLog, terminalLog } from '../support/terminal-log.js';

describe('the guides about errors', () => {
  it('reject a truncated response', async () => {
    const facts = { object: 'response', status: 'incomplete', output: [] };
    const body = { ...facts, incomplete_details: { reason: 'max_output_tokens' } };
    const wire = { status: 200, headers: { 'content-type': 'application/json' }, body };
    const { app } = await runGuide('docs/results.md', 'requireCompleted', { wire });
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.body).toHaveProperty('type', typeOf('output-truncated'));
  });

  it('show a custom problem type', async () => {
    const { app } = await runGuide('docs/custom-problem-types.md', 'class BudgetError');
    const { body } = await supertest(app).get('/report');
    expect(body).toMatchObject({ type: typeOf('our-budget-exceeded'), status: 429 });
    expect(JSON.stringify(body)).not.toContain('Team 7');
  });

  it('log the whole event, without secrets', async () => {
    const message = 'Rate limit reached for gpt-5 in organization org-example0000000000000000.';
    const error = await errorOf('6.49', { ...rateLimit, body: { error: { message } } });
    const { app, output } = await runGuide('docs/logging.md', 'recordProblem', {
      prepare: (fresh) =>
        fresh.get('/', () => {
          throw error;
        }),
    });
    await supertest(app).get('/');
    expect(JSON.parse(String(output))).toMatchObject({ route: '/', upstream: { status: 429 } });
    expect(String(output)).not.toContain('org-');
  });

  it('show what a terminal shows', async () => {
    const guide = readFileSync(join(__dirname, '../../docs/logging.md'), 'utf8');
    const error = await errorOf('6.49', fullRateLimit);
    expect(shownLog(guide).length).toBeGreaterThan(4);
    expect(await terminalLog(error)).toEqual(expect.arrayContaining([...shownLog(guide)]));
  });

  it('name a compatible server', async () => {
    const { app } = await runGuide('docs/providers.md', 'provider:');
    const { body } = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(body.meaning).toContain('vLLM');
  });

  it('respond with the most informative of several errors', async () => {
    const { app } = await runGuide('docs/wrappers.md', 'Promise.any');
    const { body } = await supertest(app).post('/fastest').send({ prompt: 'Hi' });
    expect(body).toHaveProperty('type', typeOf('too-many-requests'));
  });

  it('serve readiness', async () => {
    const { app } = await runGuide('docs/health.md', 'readiness(');
    const response = await supertest(app).get('/ready');
    expect(response.status).toBe(503);
    expect(response.headers).toHaveProperty('retry-after', '20');
  });

  it('report a failed test of the key', async () => {
    const { output } = await runGuide('docs/health.md', 'checkOpenAI');
    const { meaning, solution } = problemTypes['too-many-requests'];
    expect(output).toEqual([meaning, solution.map((step) => step.replace(waitTime, '20 seconds'))]);
  });

  it('show when to queue', async () => {
    const { exports } = await runGuide('docs/options.md', 'shouldQueue');
    const shouldQueue = exports['shouldQueue'] as (error: unknown) => boolean; // what the recipe exports
    expect(shouldQueue(await errorOf('6.49', rateLimit))).toBe(true);
    expect(shouldQueue(new Error('other'))).toBe(false);
  });
});
