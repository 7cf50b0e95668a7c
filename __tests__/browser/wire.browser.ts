/** Streams in a real browser: its own EventSource reads them, and so does the built client entry. */
import { expect, it } from '@jest/globals';
import type { Express } from 'express';
import { openaiErrorHandler, problemTypes } from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { clientApp, useClientPage } from '../support/client-page.js';
import { errorOf } from '../support/sdk.js';

let left: Promise<unknown>;

async function* answer(): AsyncGenerator {
  yield { text: 'Grüße 🙂' };
  yield { type: 'response.output_text.delta', delta: 'a\nb' };
  throw await errorOf('6.49', { status: 503, body: { error: { message: 'Overloaded.' } } });
}

function createApp(): Express {
  const app = clientApp();
  app.get('/answer', (request, response) => streamToResponse(answer(), request, response));
  app.get('/cut', (_request, response) => {
    response.type('text/event-stream');
    response.write('data: 1\n\n');
    setTimeout(() => response.socket?.destroy(), 100);
  });
  app.get('/endless', (_request, response) => {
    left = new Promise((resolve) => response.on('close', () => resolve(true)));
    response.type('text/event-stream');
    response.write('data: 1\n\n');
  });
  app.use(openaiErrorHandler({ audience: 'public' }));
  return app;
}

const runOnPage = useClientPage(createApp());

/** Runs the body of an async function that has the client entry as `client`. */
function run(body: string): Promise<unknown> {
  return runOnPage(`const client = await import('/client.js'); ${body}`);
}

it('EventSource gets the events by name, and the problem', async () => {
  const read = `return new Promise((resolve) => {
    const events = [];
    const source = new EventSource('/answer');
    const note = ({ type, data }) => events.push([type, JSON.parse(data)]);
    source.addEventListener('message', note);
    source.addEventListener('response.output_text.delta', note);
    source.addEventListener('error', (event) => {
      source.close();
      note(event);
      resolve(events);
    });
  });`;
  expect(await run(read)).toMatchObject([
    ['message', { text: 'Grüße 🙂' }],
    ['response.output_text.delta', { delta: 'a\nb' }],
    ['error', { meaning: problemTypes['service-overloaded'].public.meaning }],
  ]);
});

it.each([
  ['/answer', 2, problemTypes['service-overloaded'].public.title],
  ['/cut', 1, problemTypes['stream-interrupted'].title],
])('iterateEvents reads %s up to the problem', async (path, events, title) => {
  const read = `
    const events = [];
    try {
      for await (const event of client.iterateEvents(await fetch('${path}'))) events.push(event);
    } catch ({ name, message }) {
      return [events.length, name, message];
    }`;
  expect(await run(read)).toEqual([events, 'ProblemError', title]);
});

it('iterateEvents closes the connection if the loop ends early', async () => {
  const read = `for await (const { data } of client.iterateEvents(await fetch('/endless'))) return data;`;
  expect(await run(read)).toBe(1);
  expect(await left).toBe(true);
});

// Some browsers reject with the reason of the signal, others with their own `AbortError`.
it.each([
  ['no reason', '', ['AbortError']],
  ['an error of the app', "new Error('mine')", ['ProblemError', 'AbortError']],
])('iterateEvents ends if the request is aborted with %s', async (_what, reason, names) => {
  const read = `
    const controller = new AbortController();
    const { signal } = controller;
    const events = client.iterateEvents(await fetch('/endless', { signal }));
    await events.next();
    controller.abort(${reason});
    return events.next().catch(({ name }) => ({ name, aborted: signal.aborted }));`;
  const thrown = (await run(read)) as { readonly name: string; readonly aborted: boolean };
  expect(names).toContain(thrown.name);
  expect(thrown.aborted).toBe(true);
});
