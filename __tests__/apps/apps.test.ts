/** Small apps in the style of real ones, each with the smallest change that this package asks of it, and what their clients get. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type express from 'express';
import OpenAI from 'openai';
import { isProblemDetails } from '../../lib/index.js';
import { expressMajors } from '../support/app.js';
import { secrets, startFailingApi } from '../support/failing-api.js';
import { closeServers, serve } from '../support/serve.js';
import { eventsOf } from '../support/streaming.js';
import { createApp as controller } from './controller.js';
import { createApp as rethrow } from './rethrow.js';
import { createApp as service } from './service.js';
import { createApp as textStream } from './text-stream.js';

type CreateApp = (make: typeof express, openai: OpenAI) => Express;
type Body = Readonly<Record<string, unknown>>;

interface Shape {
  readonly file: string;
  readonly createApp: CreateApp;
  /** Lines of the route that are not as they were. */
  readonly changed: number;
  /** What the page reads of an answer. */
  readonly read: (body: Body) => unknown;
  /** Whether the answer has begun when the API is asked. */
  readonly begins?: true;
  /** What differs from other apps, by the fault. */
  readonly differs?: Readonly<Record<string, string>>;
}

const error = (body: Body): unknown => body['error'];
const message = (body: Body): unknown => body['message'];

const shapes: readonly Shape[] = [
  {
    file: 'catch-message.cjs',
    createApp: require('./catch-message.cjs') as CreateApp,
    changed: 1,
    read: error,
  },
  {
    file: 'uncaught.cjs',
    createApp: require('./uncaught.cjs') as CreateApp,
    changed: 2,
    read: message,
  },
  {
    file: 'logs-only.cjs',
    createApp: require('./logs-only.cjs') as CreateApp,
    changed: 1,
    read: error,
  },
  {
    file: 'bare-fetch.cjs',
    createApp: require('./bare-fetch.cjs') as CreateApp,
    changed: 1,
    read: error,
    // No SDK says whose connection it was.
    differs: { refused: 'about:blank 500' },
  },
  {
    file: 'event-loop.cjs',
    createApp: require('./event-loop.cjs') as CreateApp,
    changed: 1,
    read: error,
    begins: true,
  },
  { file: 'controller.ts', createApp: controller, changed: 1, read: message },
  {
    file: 'rethrow.ts',
    createApp: rethrow,
    changed: 0,
    read: (body) => (body['error'] as Body)['message'],
  },
  { file: 'service.ts', createApp: service, changed: 1, read: error },
  {
    file: 'text-stream.ts',
    createApp: textStream,
    changed: 1,
    read: error,
    differs: { cut: 'reset' },
  },
];

const faults: readonly (readonly [string, string])[] = [
  ['key', 'unauthorized 500'],
  ['rate', 'too-many-requests 503'],
  ['quota', 'credit-balance-exhausted 503'],
  ['context', 'context-length-exceeded 422'],
  ['model', 'model-not-found 500'],
  ['server', 'internal-server-error 502'],
  ['refused', 'connection-failed 502'],
  ['cut', 'stream-interrupted 502'],
];

let baseUrlOf: (fault: string) => string;
beforeAll(async () => {
  baseUrlOf = await startFailingApi();
});
afterAll(closeServers);

/** What a page gets of an app whose calls fail like this; it does not wait for ever. */
async function askFor(createApp: CreateApp, make: typeof express, fault: string) {
  const apiKey = 'test';
  const openai = new OpenAI({ apiKey, baseURL: baseUrlOf(fault), maxRetries: 0 });
  const url = await serve(createApp(make, openai));
  const response = await fetch(`${url}/chat`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ prompt: 'Hi' }),
    signal: AbortSignal.timeout(3000),
  });
  const text = await response.text().catch((reason: unknown) => (reason as Error).message);
  return { response, text };
}

describe.each(expressMajors)('with Express %s', (_major, make) => {
  describe.each(shapes)('$file', ({ createApp, read, begins, differs = {} }) => {
    it.each(faults)('answers %s', async (fault, expected) => {
      const { response, text } = await askFor(createApp, make, fault);
      const seen = `${JSON.stringify([...response.headers])} ${text}`;
      expect(seen).not.toContain(secrets.hint);
      expect(seen).not.toContain(secrets.organization);
      if (differs[fault] === 'reset') {
        expect(text).toBe('terminated');
        return;
      }
      const body = JSON.parse(begins ? (eventsOf(text).at(-1)?.data ?? '') : text) as Body;
      const slug = String(body['type']).replace('urn:problem-type:openai:', '');
      expect(`${slug} ${String(body['status'])}`).toBe(differs[fault] ?? expected);
      expect(response.status).toBe(begins ? 200 : body['status']);
      expect(isProblemDetails(body)).toBe(true);
      expect(read(body)).toEqual(expect.stringMatching(/\w/));
      expect(begins ? body['retryAfter'] : Number(response.headers.get('retry-after') ?? 0)).toBe(
        fault === 'rate' ? 20 : begins ? undefined : 0,
      );
    });
  });
});

describe('the change', () => {
  it.each(shapes)('of $file is of $changed lines in its route', ({ file, changed }) => {
    const source = readFileSync(join(__dirname, file), 'utf8');
    expect(source.match(/\/\/ changed$/gm) ?? []).toHaveLength(changed);
  });
});
