/** Each place in which a result says that it is none, and what a copy of an error may carry. */
import { describe, expect, it } from '@jest/globals';
import type { FailureKind, OpenAIFailure } from '../../lib/model/failure.js';
import { inputMark } from '../../lib/model/invalid-input.js';
import { readBareBody, readEvent } from '../../lib/read/openai/event.js';
import { readThrown } from '../../lib/read/index.js';
import { readInvalidInput } from '../../lib/read/own-errors.js';
import { kindOfFailed, readResult } from '../../lib/read/openai/result.js';
import { readUnusable } from '../../lib/read/openai/unusable-result.js';

describe('the reason of a choice', () => {
  const read = (finish_reason: unknown): OpenAIFailure | undefined =>
    readResult({ choices: [{ finish_reason }] });

  it.each<readonly [string, FailureKind, string | undefined]>([
    ['length', 'length', undefined],
    ['model_length', 'length', undefined],
    ['max_tokens', 'length', undefined],
    ['max_output_tokens', 'length', undefined],
    ['max_completion_tokens', 'length', undefined],
    ['max_prompt_tokens', 'length', undefined],
    ['content_filter', 'content-filter', undefined],
    ['refusal', 'refusal', undefined],
    ['error', 'interrupted', 'error'],
    ['abort', 'interrupted', 'abort'],
    ['insufficient_system_resource', 'interrupted', 'insufficient_system_resource'],
    ['length: x', 'length', undefined],
  ])('%s is %s', (reason, kind, code) => {
    expect(read(reason)).toMatchObject({ kind, code });
    const details = { reason };
    expect(readResult({ incomplete_details: details })).toMatchObject({ kind, code });
    expect(readResult({ status_details: details })).toMatchObject({ kind, code });
  });

  it.each(['stop', 'Xlength', 'X: length', 'length.', 'lengths', 'a'.repeat(41), '', 5, null])(
    '%j is not one',
    (reason) => {
      expect(read(reason)).toBeUndefined();
    },
  );

  it('is searched for in a thousand choices', () => {
    const choices = (before: number): object[] => [
      ...Array.from({ length: before }, () => ({})),
      { finish_reason: 'length' },
    ];
    expect(readResult({ choices: choices(999) })).toBeDefined();
    expect(readResult({ choices: choices(1000) })).toBeUndefined();
  });

  it('yields to an error in the choice, and its provider', () => {
    const error = { message: 'No.', code: 502, metadata: { provider_name: 'x' } };
    const failure = readResult({ choices: [{ error, finish_reason: 'length' }] });
    expect(failure).toMatchObject({ kind: 'stream', status: 502, provider: 'OpenRouter' });
  });

  it('does not count if the choice has an invalid error', () => {
    expect(readResult({ choices: [{ error: 'x', finish_reason: 'length' }] })?.kind).toBe('length');
  });
});

describe('a failed result', () => {
  it.each<readonly [object, FailureKind]>([
    [{}, 'stream'],
    [{ object: 'response' }, 'stream'],
    [{ object: 'response', background: true }, 'job'],
    [{ object: 'realtime.response' }, 'stream'],
    [{ object: 'batch' }, 'job'],
  ])('%j is %s', (result, kind) => {
    expect(kindOfFailed(result)).toBe(kind);
    const failed = { ...result, status: 'failed', error: { code: 'x', message: 'No.' } };
    expect(readResult(failed)).toMatchObject({ kind, code: 'x', message: 'No.' });
  });

  it.each(['failed', 'expired', 'cancelled', 'canceled', 'error'])(
    'has the status %s',
    (status) => {
      expect(readResult({ status, last_error: { code: 'x' } })?.code).toBe('x');
      expect(readResult({ status, status_details: { error: { code: 'x' } } })?.code).toBe('x');
      expect(readResult({ status, errors: { data: [{ code: 'x' }, { code: 'y' }] } })?.code).toBe(
        'x',
      );
      expect(readResult({ status })).toBeUndefined();
      expect(readResult({ status, error: 'x' })).toBeUndefined();
      expect(readUnusable({ object: 'response', status })?.kind).toBe('job');
    },
  );

  it('does not include a completed one', () => {
    expect(readResult({ status: 'completed', error: { code: 'x' } })).toBeUndefined();
  });
});

describe('a value in place of a result', () => {
  it.each<readonly [string, unknown, Partial<OpenAIFailure>]>([
    [
      'an error of OpenRouter',
      { error: { message: 'No.', code: 400, metadata: { raw: 'No.' } } },
      { provider: 'OpenRouter' },
    ],
    [
      'an error of Cloudflare',
      { success: false, errors: [{ code: 7, message: 'No.' }] },
      { provider: 'Cloudflare Workers AI' },
    ],
    ['nothing', {}, { kind: 'invalid-response', page: false }],
    ['a page', '<html>', { kind: 'invalid-response', page: true }],
    ['JSON of a text', '"No."', { kind: 'invalid-response', message: undefined }],
    ['JSON of nothing', 'null', { kind: 'invalid-response' }],
    [
      'an event',
      { type: 'error', message: 'No.', param: 'p', code: 'c' },
      { message: 'No.', param: 'p', code: 'c' },
    ],
    [
      'an event with an error',
      { type: 'error', error: { message: 'No.', type: 't', status: 429 } },
      { message: 'No.', type: 't', status: 429 },
    ],
    ['an event with a text', { type: 'error', error: 'No.' }, { message: 'No.', type: undefined }],
    [
      'an error with `_request_id`',
      { error: { message: 'No.' }, _request_id: 'req_x' },
      { requestId: 'req_x' },
    ],
  ])('may be %s', (_what, result, facts) => {
    expect(readUnusable(result)).toMatchObject(facts);
  });

  it('is not an error if it has choices', () => {
    expect(readUnusable({ choices: [], message: 'No.' })).toBeUndefined();
    expect(readUnusable({ message: 'No.' })?.message).toBe('No.');
  });

  it('is parsed up to 4,096 characters', () => {
    const json = (length: number): string => `{"code":"c"${' '.repeat(length - 12)}}`;
    expect(readUnusable(json(4096))?.code).toBe('c');
    expect(readUnusable(json(4097))?.code).toBeUndefined();
  });
});

describe('a thrown event', () => {
  const event = { type: 'error', message: 'No.', code: 'c' };

  it.each(['sequence_number', 'event_id'])('is OpenAI’s by its `%s`', (key) => {
    expect(readEvent({ ...event, [key]: 0 })).toMatchObject({ kind: 'stream', code: 'c' });
    expect(readEvent({ ...event, [key]: 0, type: 'x' })).toBeUndefined();
    expect(readEvent(Object.assign(new Error('x'), event, { [key]: 0 }))).toBeUndefined();
  });

  it.each(['response.failed', 'response.incomplete'])('may report a response: %s', (type) => {
    const response = { status: 'failed', error: { code: 'c', message: 'No.' } };
    expect(readEvent({ type, response })).toMatchObject({ code: 'c' });
    expect(readEvent({ type: 'response.completed', response })).toBeUndefined();
    expect(readEvent(Object.assign(new Error('x'), { type, response }))).toBeUndefined();
  });

  it('may be a result itself, by its `object`', () => {
    const failed = { status: 'failed', error: { code: 'c', message: 'No.' } };
    expect(readEvent({ object: 'response', ...failed })).toMatchObject({ code: 'c' });
    expect(readEvent(failed)).toBeUndefined();
  });
});

describe('a bare body', () => {
  const metadata = { provider_name: 'x' };

  it.each<readonly [object, Partial<OpenAIFailure>]>([
    [{ error: 'No.' }, { message: 'No.' }],
    [{ error: { message: 'No.', metadata } }, { message: 'No.', provider: 'OpenRouter' }],
    [{ type: 'error', message: 'No.' }, { message: 'No.' }],
    [
      { type: 'error', message: 'No.', code: 'c', param: 'p' },
      { code: 'c', param: 'p' },
    ],
    [{ type: 'error', message: 'No.', error: 5 }, { message: 'No.' }],
  ])('is read: %j', (body, facts) => {
    expect(readBareBody(body)).toMatchObject(facts);
    expect(readBareBody(Object.assign(new Error('x'), body))).toBeUndefined();
  });

  it.each<readonly [object]>([
    [{}],
    [{ message: 'No.' }],
    [{ type: 'x', message: 'No.' }],
    [{ type: 'error' }],
    [{ type: 'error', message: 5 }],
    [{ type: 'error', message: 'No.', error: new Error('x') }],
    [{ error: new Error('x') }],
    [{ error: 5 }],
  ])('is not one: %j', (body) => {
    expect(readBareBody(body)).toBeUndefined();
  });
});

describe('a fact in an error', () => {
  const carried = (facts: object): OpenAIFailure | undefined =>
    readThrown({ 'openai-problem-details.failure': { kind: 'response', ...facts } }, 'certain')
      ?.failure;

  it.each<readonly [object, Partial<OpenAIFailure>]>([
    [{ kind: 'constructor' }, { kind: 'sdk' }],
    [{ kind: 'job' }, { kind: 'job' }],
    [{ retryAfter: 0 }, { retryAfter: 0 }],
    [{ retryAfter: 86_400 }, { retryAfter: 86_400 }],
    [{ retryAfter: 86_401 }, { retryAfter: undefined }],
    [{ retryAfter: -1 }, { retryAfter: undefined }],
    [{ retryAfter: '5' }, { retryAfter: undefined }],
    [{ quota: 'zero' }, { quota: 'zero' }],
    [{ quota: 'outsized' }, { quota: 'outsized' }],
    [{ quota: 'x' }, { quota: undefined }],
    [{ page: true }, { page: true }],
    [{ page: 'true' }, { page: false }],
    [{ provider: 'vLLM' }, { provider: 'vLLM' }],
    [{ provider: 'x'.repeat(61) }, { provider: 'x'.repeat(60) }],
    [{}, { provider: undefined }],
    [{ message: 'x'.repeat(5000) }, { message: 'x'.repeat(4096) }],
    [
      { status: 429, code: 'c', type: 't', param: 'p', requestId: 'r' },
      { status: 429, code: 'c', type: 't', param: 'p', requestId: 'r' },
    ],
    [
      { errors: [{ detail: 'x' }], rateLimit: {} },
      { errors: undefined, rateLimit: undefined },
    ],
  ])('is checked: %j', (facts, read) => {
    expect(carried(facts)).toMatchObject(read);
  });
});

describe('a rejected input', () => {
  it('is recognized by its mark', () => {
    const errors = [{ detail: 'x', pointer: '/a' }];
    const error = Object.assign(new Error('No.'), { [inputMark]: { errors, status: 422 } });
    expect(readInvalidInput(error)).toMatchObject({
      kind: 'input',
      message: 'No.',
      errors,
      status: 422,
    });
    expect(readInvalidInput(new Error('No.'))).toBeUndefined();
  });
});
