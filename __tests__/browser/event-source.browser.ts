/** The recipe for EventSource in a real browser: no failure costs a second request. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import express from 'express';
import type { Browser } from 'playwright-core';
import { openaiErrorHandler, problemTypes } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { launch, open } from '../support/browser.js';
import { recipesOf } from '../support/recipes.js';
import { errorOf } from '../support/sdk.js';
import { closeServers, serve } from '../support/serve.js';
import { itemsOf } from '../support/streaming.js';

const clientEntry = join(__dirname, '..', '..', 'dist', 'esm', 'client.js');

/** In milliseconds; Chromium comes back after three seconds. */
const patience = 5_000;

let browser: Browser;
let url = '';
const calls: string[] = [];

function recipe(): string {
  const found = recipesOf('docs/clients.md').find(({ code }) => code.includes('new EventSource'));
  const { code } = transformSync(found?.code ?? '', { loader: 'ts' });
  return code.replace('openai-problem-details/client', '/client.js');
}

function createApp(): express.Express {
  const error = { message: 'You exceeded your current quota.', code: 'insufficient_quota' };
  const exhausted = errorOf('6.49', { status: 429, body: { error } });
  const app = express();
  app.get('/', (_request, response) => response.send('<title>x</title>'));
  app.get('/client.js', (_request, response) => response.sendFile(clientEntry));
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

beforeAll(async () => {
  [browser, url] = await Promise.all([launch(), serve(createApp())]);
});

afterAll(async () => {
  await browser.close();
  closeServers();
});

/** What the page appends and shows of an answer, after so long that a browser would have come back. */
async function listenTo(which: string): Promise<unknown> {
  const { page } = await open(browser, url);
  const said = await page.evaluate(`(async () => {
    const { listen } = await import('/recipe.js');
    const said = [];
    listen('/answers/${which}', (item) => said.push(item), (text) => said.push(text));
    await new Promise((resolve) => setTimeout(resolve, ${patience}));
    return said;
  })()`);
  await page.context().close();
  return said;
}

describe('the recipe for EventSource', () => {
  it.each([
    ['early', ['The answer could not be loaded.']],
    ['late', [{ text: 'a' }, problemTypes['credit-balance-exhausted'].public.meaning]],
    ['whole', [{ text: 'a' }]],
  ])('asks once where the answer is %s', async (which, said) => {
    expect(await listenTo(which)).toEqual(said);
    expect(calls.filter((call) => call === which)).toHaveLength(1);
  });

  it('is needed: a page that does not close the source asks again', async () => {
    const { page } = await open(browser, url);
    await page.evaluate("void new EventSource('/answers/left-open')");
    await wait(patience);
    await page.context().close();
    expect(calls.filter((call) => call === 'left-open').length).toBeGreaterThan(1);
  });
});
