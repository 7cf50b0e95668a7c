/** `readProblem`: the problem in a response. */
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ProblemError, readProblem } from '../../lib/client.js';
import { streamInterrupted } from '../../lib/client/received-problem.js';
import { isProblemDetails, problemTypes, toProblemDetails } from '../../lib/index.js';
import { generalAdvice } from '../../lib/model/http-status.js';
import { collect, streamed } from '../support/events.js';
import { errorOf } from '../support/sdk.js';

const problemJson = { 'content-type': 'application/problem+json' };

function respond(body: unknown, status = 503): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: problemJson });
}

const foreign = { type: 'https://example.com/out-of-stock', title: 'Out of stock', status: 409 };

describe('readProblem', () => {
  it('returns the problem as it was sent', async () => {
    const wire = { status: 429, body: { error: { message: 'Slow down.', code: 'slow_down' } } };
    const problem = toProblemDetails(await errorOf('6.49', wire));
    expect(await readProblem(respond(problem, 429))).toEqual(problem);
  });

  it.each([
    'application/problem+json',
    'application/problem+json; charset=utf-8',
    'Application/Problem+JSON ;charset="utf-8"',
  ])('reads %s', async (contentType) => {
    const response = new Response('{"title":"T"}', { headers: { 'content-type': contentType } });
    expect(await readProblem(response)).toHaveProperty('title', 'T');
  });

  it.each(['application/json', 'text/html', 'application/problem+xml', 'application/problem'])(
    'leaves a body of %s to the caller',
    async (contentType) => {
      const response = new Response('{"title":"T"}', { headers: { 'content-type': contentType } });
      expect(await readProblem(response)).toBeUndefined();
      expect(await response.json()).toEqual({ title: 'T' });
    },
  );

  it('finds no problem if the response states no media type', async () => {
    expect(await readProblem(new Response(null))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['invalid JSON', '{"title":"T"'],
    ['an array', '[{"title":"T"}]'],
    ['null', 'null'],
    ['a string', '"problem"'],
    ['a number', '1'],
    ['endless nesting', '['.repeat(500_000)],
    ['more than a mebibyte', JSON.stringify({ title: 'x'.repeat(2 ** 20) })],
  ])('finds no problem in a body that is %s', async (_what, body) => {
    expect(await readProblem(respond(body))).toBeUndefined();
  });

  it('finds no problem if there is no body, if it breaks, and if it was already read', async () => {
    const read = respond(foreign);
    await read.text();
    expect(await readProblem(new Response(null, { headers: problemJson }))).toBeUndefined();
    expect(
      await readProblem(streamed('application/problem+json', ['{"title"', new TypeError('cut')])),
    ).toBeUndefined();
    expect(await readProblem(read)).toBeUndefined();
  });

  it('stops reading an endless body', async () => {
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await readProblem(new Response(endless, { headers: problemJson }))).toBeUndefined();
    expect(cancelled).toBe(true);
  });

  it.each([
    ['a byte order mark', '\ufeff{"title":"T"}', 'T'],
    [
      'characters of several bytes',
      '{"title":"Zu viele Anfragen – 你好 🙂"}',
      'Zu viele Anfragen – 你好 🙂',
    ],
  ])('reads a body with %s', async (_what, body, title) => {
    const bytes = [...new TextEncoder().encode(body)].map((byte) => Uint8Array.of(byte));
    const problem = await readProblem(streamed('application/problem+json', bytes));
    expect(problem).toHaveProperty('title', title);
  });

  it.each([undefined, Promise.resolve(new Response('')), {}])(
    'rejects %p, which is not a response, with a remedy',
    async (argument) => {
      await expect(readProblem(argument as unknown as Response)).rejects.toThrow(
        new TypeError('expected a fetch Response (did you forget to await?)'),
      );
    },
  );

  it("rejects with the caller's own abort", async () => {
    const reason = new DOMException('stop', 'AbortError');
    const response = streamed('application/problem+json', ['{', reason]);
    await expect(readProblem(response)).rejects.toBe(reason);
  });

  describe('in a problem from another server', () => {
    it('keeps its members and fills in the rest from its status', async () => {
      expect(await readProblem(respond({ ...foreign, balance: 30 }, 400))).toEqual({
        ...foreign,
        balance: 30,
        instance: '',
        ...generalAdvice(400),
        fixableBy: 'caller',
        retryable: false,
      });
    });

    it('uses the status of the response if the problem states none', async () => {
      expect(await readProblem(respond({}, 503))).toMatchObject({
        type: 'about:blank',
        title: 'HTTP 503',
        status: 503,
        meaning: generalAdvice(503).meaning,
        fixableBy: 'operator',
        retryable: true,
      });
    });

    it.each([
      ['type', 1],
      ['title', null],
      ['status', '409'],
      ['status', 99],
      ['status', 600],
      ['status', 409.5],
      ['detail', ['text']],
      ['instance', {}],
      ['meaning', 7],
      ['solution', 'Wait.'],
      ['solution', []],
      ['solution', ['Wait.', 1]],
      ['fixableBy', 'nobody'],
      ['retryable', 'true'],
      ['retryAfter', '20'],
      ['retryAfter', -1],
      ['cooldown', 'yes'],
      ['code', 401],
      ['param', []],
      ['requestId', 5],
      ['rateLimit', 'none'],
      ['errors', { detail: 'text' }],
      ['errors', ['text']],
      ['errors', [{ pointer: '/prompt' }]],
      ['documentation', {}],
    ])('ignores %s if it is %j', async (member, value) => {
      const problem = await readProblem(respond({ [member]: value }));
      expect(problem).toEqual(await readProblem(respond({})));
    });

    it('keeps errors of an input', async () => {
      const errors = [{ pointer: '/prompt', detail: 'Must be a string.' }, { detail: 'No.' }];
      expect(await readProblem(respond({ errors }))).toHaveProperty('errors', errors);
    });

    it('accepts members named like those of Object.prototype', async () => {
      const body = '{"__proto__":{"title":"no"},"constructor":1,"hasOwnProperty":2,"title":"T"}';
      const problem = await readProblem(respond(body));
      expect(Object.getPrototypeOf(problem)).toBe(Object.prototype);
      expect(problem).toMatchObject({ title: 'T', constructor: 1, hasOwnProperty: 2 });
    });

    it('makes a complete problem from any JSON object', async () => {
      const value = fc.oneof(fc.jsonValue(), fc.array(fc.string()), fc.boolean(), fc.integer());
      const name = fc.constantFrom(...Object.keys(streamInterrupted), 'detail', 'code', 'other');
      await fc.assert(
        fc.asyncProperty(fc.dictionary(name, value), async (body) => {
          expect(isProblemDetails(await readProblem(respond(body)))).toBe(true);
        }),
      );
    });
  });
});

describe('ProblemError', () => {
  it('carries the problem, and has title and detail as its message', () => {
    const error = new ProblemError({ ...streamInterrupted, detail: 'After 3 tokens.' });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ProblemError');
    expect(error.message).toBe(`${streamInterrupted.title}: After 3 tokens.`);
    expect(error.problem.retryable).toBe(true);
    expect(error).not.toHaveProperty('cause');
  });

  it('has only the title if there is no detail', () => {
    expect(new ProblemError(streamInterrupted).message).toBe(streamInterrupted.title);
  });
});

describe('the problem of an interrupted stream', () => {
  it('is that of the catalogue, in the text for end users', () => {
    const { title, gatewayStatus, fixableBy, retryable, ...row } =
      problemTypes['stream-interrupted'];
    expect(streamInterrupted).toEqual({
      type: 'urn:problem-type:openai:stream-interrupted',
      title,
      status: gatewayStatus,
      instance: '',
      ...row.public,
      fixableBy,
      retryable,
    });
  });

  it('is complete', async () => {
    expect(isProblemDetails(streamInterrupted)).toBe(true);
    expect((await collect(streamed('text/event-stream', []))).error).toMatchObject({
      problem: streamInterrupted,
    });
  });
});
