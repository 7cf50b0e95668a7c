/** The recipe for EventSource in a real browser: no failure costs a second request. */
import { describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import type { Express } from 'express';
import { openaiErrorHandler, problemTypes } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { clientApp, useClientPage } from '../support/client-page.js';
import { recipesOf } from '../support/recipes.js';
import { errorOf } from '../support/sdk.js';
import { itemsOf } from '../support/streaming.js';

/** Within this time, Chromium would send the request again: it does so after three seconds. */
const untilReconnected = 'await new Promise((resolve) => setTimeout(resolve, 5000));';

const calls: string[] = [];

function recipe(): string {
  const found = recipesOf('docs/clients.md').find(({ code }) => code.includes('new EventSource'));
  const { code } = transformSync(found?.code ?? '', { loader: 'ts' });
  return code.replace('openai-problem-details/client', '/client.js');
}

function createApp(): Express {
  const error = { message: 'You exceeded your current quota.', code: 'insufficient_quota' };
  const exhausted = errorOf('6.49', { status: 429, body: { error } });
  const app = clientApp();
  app.get('/recipe.js', (_request, response) => response.type('js').send(recipe()));
  app.get('/answers/:which', async (request, response) => {
    const { which } = request.params;
    calls.push(which);
    const items = which === 'early' ? [] : [{ text: 'a' }];
    const stream = itemsOf(items, which === 'whole' ? undefined : await exhausted);
    await streamToResponse(stream, request, response);
  });
  app.use(openaiErrorHandler({ audience: 'public' }));
  return app;
}

const run = useClientPage(createApp());

describe('the recipe for EventSource', () => {
  it.each([
    ['early', ['The answer could not be loaded.']],
    ['late', [{ text: 'a' }, problemTypes['credit-balance-exhausted'].public.meaning]],
    ['whole', [{ text: 'a' }]],
  ])('sends one request if the error is %s', async (which, shown) => {
    const listen = `
      const { listen } = await import('/recipe.js');
      const shown = [];
      listen('/answers/${which}', (item) => shown.push(item), (text) => shown.push(text));
      ${untilReconnected}
      return shown;`;
    expect(await run(listen)).toEqual(shown);
    expect(calls.filter((call) => call === which)).toHaveLength(1);
  });

  it('is necessary: if a page does not close the source, the browser sends the request again', async () => {
    await run(`void new EventSource('/answers/left-open'); ${untilReconnected}`);
    expect(calls.filter((call) => call === 'left-open').length).toBeGreaterThan(1);
  });
});
