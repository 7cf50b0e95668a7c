/** The wire is that of the HTML standard: a browser's own EventSource reads it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { problemTypes } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { expressMajors, appOf } from '../support/app.js';
import { launch, open } from '../support/browser.js';
import { errorOf } from '../support/sdk.js';
import { closeServers, serve } from '../support/serve.js';

let browser: Browser;
let url = '';

const [, express] = expressMajors[1];

async function* answer(): AsyncGenerator {
  yield { text: 'Grüße 🙂' };
  yield { type: 'response.output_text.delta', delta: 'a\nb' };
  throw await errorOf('6.49', { status: 503, body: { error: { message: 'Overloaded.' } } });
}

beforeAll(async () => {
  browser = await launch();
  const app = appOf(express, async (request, response) => {
    if (request.accepts(['html', 'text/event-stream']) === 'html') return response.send('<title>x');
    return streamToResponse(answer(), request, response);
  });
  url = await serve(app);
});

afterAll(async () => {
  await browser.close();
  closeServers();
});

it('an EventSource gets the events, by their names, and the problem', async () => {
  const { page } = await open(browser, url);
  const read = `new Promise((resolve) => {
    const events = [];
    const source = new EventSource('/');
    const note = ({ type, data }) => events.push([type, JSON.parse(data)]);
    source.addEventListener('message', note);
    source.addEventListener('response.output_text.delta', note);
    source.addEventListener('error', (event) => {
      source.close();
      note(event);
      resolve(events);
    });
  })`;
  expect(await page.evaluate(read)).toMatchObject([
    ['message', { text: 'Grüße 🙂' }],
    ['response.output_text.delta', { delta: 'a\nb' }],
    ['error', { meaning: problemTypes['service-overloaded'].meaning }],
  ]);
});
