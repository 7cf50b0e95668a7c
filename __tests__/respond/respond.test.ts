/** What is asked of a response: no more than its interface has, so that other servers' responses will do. */
import { describe, expect, it, jest } from '@jest/globals';
import { successFields } from '../../lib/respond/headers.js';
import { respond, type BodySource, type ResponseLike } from '../../lib/respond/index.js';
import { sendable } from '../../lib/model/sendable.js';
import { apiError, problemOf } from '../support/problem.js';

const problem = problemOf(apiError({ status: 429 }));

type Fake = ResponseLike & { readonly written: readonly (string | undefined)[] };

/** A response with no more than it needs. */
function fake(
  facts: Partial<ResponseLike> = {},
  fields: Readonly<Record<string, string>> = {},
): Fake {
  const headers = new Map(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const written: (string | undefined)[] = [];
  return {
    statusCode: 200,
    headersSent: false,
    writableEnded: false,
    destroyed: false,
    hasHeader: (name) => headers.has(name.toLowerCase()),
    getHeader: (name) => headers.get(name.toLowerCase()),
    setHeader: (name, value) => headers.set(name.toLowerCase(), value),
    removeHeader: (name) => void headers.delete(name.toLowerCase()),
    end: (chunk) => written.push(chunk),
    written,
    ...facts,
  };
}

const answer = (response: Fake, request: BodySource = {}): unknown =>
  respond(sendable(problem), request, response);

describe('a response without a reader', () => {
  it.each<readonly [string, Partial<ResponseLike>, BodySource]>([
    ['was destroyed', { destroyed: true }, {}],
    ['has ended', { writableEnded: true }, {}],
    ['has lost its connection', {}, { socket: { destroyed: true } }],
  ])('receives nothing if it %s', (_why, facts, request) => {
    const response = fake(facts);
    expect(answer(response, request)).toBe('none');
    expect(response.written).toEqual([]);
  });
});

describe('a response that has not started', () => {
  it.each<readonly [string, BodySource]>([
    ['of its method', {}],
    ['of a living connection', { method: 'GET', socket: { destroyed: false } }],
    ['of no connection', { socket: null }],
  ])('is sent if the request has only %s', (_what, request) => {
    const response = fake();
    expect(answer(response, request)).toBe('response');
    expect(response.statusCode).toBe(429);
    expect(response.written).toEqual([JSON.stringify(problem)]);
  });
});

describe('headers of the successful body', () => {
  const names = [...successFields].toSorted();
  const fields = Object.fromEntries([...names, 'x-own'].map((name) => [name, 'x']));

  it.each<readonly [string, Partial<ResponseLike>]>([
    ['is asked for', { getHeaderNames: () => Object.keys(fields) }],
    ['is not known', {}],
  ])('are removed if the existing method %s', (_what, facts) => {
    const removed: string[] = [];
    answer(fake({ ...facts, removeHeader: (name) => void removed.push(name) }, fields));
    expect(removed.toSorted()).toEqual(names);
  });
});

describe('the body of the request', () => {
  const read = { complete: true, readableFlowing: null, readableLength: 0 };

  it.each<readonly [string, BodySource, boolean]>([
    ['that has come and is empty', read, false],
    ['that has not come', { ...read, complete: false }, true],
    ['that flows', { ...read, readableFlowing: true }, true],
    ['that was stopped', { ...read, readableFlowing: false }, true],
    ['that waits to be read', { ...read, readableLength: 1 }, true],
    ['of which nothing is known', {}, true],
  ])('%s is discarded: %s', (_what, request, isDiscarded) => {
    const unpipe = jest.fn();
    const resume = jest.fn();
    answer(fake(), { ...request, unpipe, resume });
    expect(unpipe).toHaveBeenCalledTimes(Number(isDiscarded));
    expect(resume).toHaveBeenCalledTimes(Number(isDiscarded));
  });
});

describe('a started response', () => {
  const started = (type: string): Fake => fake({ headersSent: true }, { 'Content-Type': type });
  const sent = (head: string): Fake => fake({ headersSent: true, _header: head });

  it.each(['text/event-stream', 'Text/Event-Stream ; charset=utf-8', ' text/event-stream'])(
    'receives a frame in %j',
    (type) => {
      const response = started(type);
      expect(answer(response)).toBe('stream');
      expect(response.written).toEqual([`\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n`]);
    },
  );

  it.each([
    'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-type:   text/event-stream\r\nDate: now\r\n\r\n',
    'HTTP/1.1 200 OK\r\ncontent-type:text/event-stream\r\n\r\n',
  ])('receives a frame if the sent head allows it: %j', (head) => {
    expect(answer(sent(head))).toBe('stream');
  });

  it.each<readonly [string, Fake]>([
    ['plain text', started('text/plain')],
    ['no type', fake({ headersSent: true })],
    ['no type in its head', sent('HTTP/1.1 200 OK\r\nDate: now\r\n\r\n')],
    [
      'another field of a like name',
      sent('HTTP/1.1 200 OK\r\nX-Content-Type: text/event-stream\r\n\r\n'),
    ],
  ])('receives nothing in %s', (_what, response) => {
    expect(answer(response)).toBeUndefined();
    expect(response.written).toEqual([]);
  });
});

describe('the connection of a truncated body', () => {
  const resets = (head: string | undefined): number => {
    const resetAndDestroy = jest.fn();
    const facts = { headersSent: true, ...(head !== undefined && { _header: head }) };
    answer(fake(facts, { 'Content-Type': 'text/plain' }), {
      socket: { destroyed: false, resetAndDestroy },
    });
    return resetAndDestroy.mock.calls.length;
  };

  it.each([
    ['neither length nor chunks', 'HTTP/1.1 200 OK\r\nDate: now\r\n\r\n', 1],
    ['fields of like names', 'HTTP/1.1 200 OK\r\nX-Content-Length: 1\r\n\r\n', 1],
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n', 0],
    ['chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', 0],
    ['a head that is not known', undefined, 0],
  ])('with %s is reset this many times', (_what, head, times) => {
    expect(resets(head)).toBe(times);
  });

  it.each<BodySource>([{}, { socket: null }, { socket: { destroyed: false } }])(
    'is left open if it cannot be reset: %p',
    (request) => {
      const head = { headersSent: true, _header: 'HTTP/1.1 200 OK\r\n\r\n' };
      expect(answer(fake(head), request)).toBeUndefined();
    },
  );
});

describe('a started response', () => {
  const begun = (fields: Readonly<Record<string, string>>): Fake =>
    fake({ headersSent: true }, fields);

  it.each<readonly [string, Readonly<Record<string, string>>]>([
    ['a file', { ETag: '"1"', 'Last-Modified': 'x', 'Content-Length': '9' }],
    ['a part of a file', { ETag: '"1"', 'Accept-Ranges': 'bytes', 'Content-Length': '9' }],
    ['a text without a length', { ETag: '"1"', 'Content-Type': 'text/plain' }],
    ['a text without an ETag', { 'Content-Length': '9' }],
  ])('does not look complete if it is %s', (_what, fields) => {
    expect(answer(begun(fields))).toBeUndefined();
  });

  it('receives its event in a stream with an ETag', () => {
    const response = begun({ ETag: '"1"', 'Content-Type': 'text/event-stream' });
    expect(answer(response)).toBe('stream');
    expect(response.written).toHaveLength(1);
  });

  it('is unchanged if it was sent completely', () => {
    jest.useFakeTimers();
    const destroy = jest.fn();
    const facts = { headersSent: true, writableEnded: false, destroy };
    const response = Object.assign(fake({}, { ETag: '"1"', 'Content-Length': '9' }), facts);
    expect(answer(response)).toBe('none');
    response.writableEnded = true;
    jest.advanceTimersByTime(60_000);
    expect(destroy).not.toHaveBeenCalled();
    jest.useRealTimers();
  });

  it('may lack a `destroy` method', () => {
    jest.useFakeTimers();
    const response = begun({ ETag: '"1"', 'Content-Length': '9' });
    expect(answer(response)).toBe('none');
    expect(() => jest.advanceTimersByTime(60_000)).not.toThrow();
    const stream = begun({ 'Content-Type': 'text/event-stream', 'Content-Length': '9' });
    expect(answer(stream)).toBeUndefined();
    jest.useRealTimers();
  });
});
