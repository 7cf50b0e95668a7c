/** The README is short, begins with what a reader needs first, and shows what happens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { handlerChecks } from '../../lib/express/handler-checks.js';
import * as us from '../../lib/index.js';
import { fullRateLimit, runGuide, surroundings, typeOf } from '../support/guides.js';
import { recipesOf } from '../support/recipes.js';
import { errorOf, type Wire } from '../support/sdk.js';
import { shownLog, terminalLog } from '../support/terminal-log.js';

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

/** The response of OpenAI to a key that it does not know. */
const wrongKey: Wire = {
  status: 401,
  headers: { 'content-type': 'application/json' },
  body: { error: { message: 'Incorrect API key provided: wrong.', code: 'invalid_api_key' } },
};

const run = (text: string) => runGuide('README.md', text, { ...surroundings, wire: fullRateLimit });

describe('the README', () => {
  it('has at most 14,000 bytes', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(14_000);
  });

  it('has the installation and the first recipe, of six lines, within fifteen lines', () => {
    const first = readme.split('\n').slice(0, 15).join('\n');
    const [recipe] = recipesOf('README.md');
    expect(first).toContain('npm install openai-problem-details');
    expect(`${first}\n`).toContain(recipe?.code);
    expect(recipe?.code.trim().split('\n')).toHaveLength(6);
  });

  it('has recipes of at most 15 lines', () => {
    const section = /^## Recipes$[^]*?^## /m.exec(readme)?.[0] ?? '';
    const recipes = recipesOf('README.md').filter(({ code }) => section.includes(code));
    expect(recipes).toHaveLength(3);
    for (const { code } of recipes) expect(code.trim().split('\n').length).toBeLessThanOrEqual(15);
  });

  it('has the two commands', () => {
    expect(readme).toContain('```sh\nnpm install && npm start\n```');
    expect(readme).toContain('```sh\nnpm install && npm test\n```');
  });

  it('shows the actual JSON response', async () => {
    const shown = JSON.parse(/```json\n([^]*?)```/.exec(readme)?.[1] ?? '') as us.ProblemDetails;
    const problem = us.toProblemDetails(await errorOf('6.49', fullRateLimit));
    expect({ ...problem, instance: shown.instance }).toEqual(shown);
  });

  it('shows an app that responds as described', async () => {
    const { app } = await run('app.listen');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    expect(response.status).toBe(503);
    expect(response.body).toHaveProperty('type', typeOf('too-many-requests'));
  });

  it('shows lines that the terminal shows of a wrong key', async () => {
    const error = await errorOf('6.49', wrongKey);
    expect(shownLog(readme).length).toBeGreaterThan(4);
    expect(await terminalLog(error)).toEqual(expect.arrayContaining([...shownLog(readme)]));
  });

  it('shows a catch block whose response keeps the member that a front end reads', async () => {
    const { app } = await run('sendProblem');
    const response = await supertest(app).post('/chat').send({ prompt: 'Hi' });
    const { meaning } = us.problemTypes['too-many-requests'].public;
    expect(response.body).toMatchObject({ status: 503, error: meaning });
  });

  it('shows a stream whose failure is an ordinary problem', async () => {
    const { app } = await run('streamToResponse');
    const response = await supertest(app).post('/stream').send({ prompt: 'Hi' });
    expect(us.isProblemDetails(JSON.parse(response.text))).toBe(true);
  });

  it('shows a client that reports a stream that is cut off', async () => {
    const { output } = await run('iterateEvents');
    const { meaning, solution } = us.problemTypes['stream-interrupted'].public;
    expect(output).toEqual(['Half', meaning, solution]);
  });

  it('shows how invalid input is rejected', async () => {
    const { app } = await run('validate(');
    const response = await supertest(app).post('/ask').send({ prompt: '' });
    expect(response.status).toBe(422);
    expect(JSON.parse(response.text)).toHaveProperty('errors');
  });
});

describe.each(['README.md', 'docs/options.md'])('%s', (document) => {
  it('lists every option of the error handler', () => {
    const rows = [...read(document).matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => String(name));
    expect(rows.toSorted()).toEqual(Object.keys(handlerChecks).toSorted());
  });
});
