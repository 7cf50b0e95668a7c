/** What is left of a message once the SDK, gateways and LangChain are taken off, and what of a body. */
import { describe, expect, it } from '@jest/globals';
import { readBody } from '../../lib/read/facts/body.js';
import {
  isPage,
  statusInMessage,
  unwrapMessage,
  withoutStatus,
} from '../../lib/read/facts/message.js';

describe('a message of the SDK', () => {
  it.each([
    ['400 No.', 'No.'],
    ['No.', 'No.'],
    ['40 No.', '40 No.'],
    ['4000 No.', '4000 No.'],
    ['No 400 No.', 'No 400 No.'],
    ['400No.', '400No.'],
    ['400 401 No.', '401 No.'],
    ['No.\n\nTroubleshooting URL: https://example.com', 'No.'],
    ['No.\n\nTroubleshooting: x', 'No.\n\nTroubleshooting: x'],
    ['', undefined],
    ['\n\nTroubleshooting URL: x', undefined],
    ['status code (no body)', undefined],
    ['404 status code (no body)', undefined],
    ['Unknown error occurred', undefined],
    ['404 Unknown error occurred', undefined],
    ['An Unknown error occurred', 'An Unknown error occurred'],
    ['Unknown error occurred.', 'Unknown error occurred.'],
    ['40 status code (no body)', '40 status code (no body)'],
    [5, undefined],
    [undefined, undefined],
  ])('%j has the message %j', (message, said) => {
    expect(withoutStatus(message)).toBe(said);
  });

  it('is cut at 4,096 characters', () => {
    expect(withoutStatus('so '.repeat(2000))).toBe('so '.repeat(1365));
    expect(withoutStatus(`${'上'.repeat(4096)}\n\nTroubleshooting URL: x`)).toBe('上'.repeat(4096));
  });

  it.each([
    ['400 No.', 400],
    ['599 No.', 599],
    ['399 No.', undefined],
    ['600 No.', undefined],
    ['x400 No.', undefined],
    ['400No.', undefined],
    ['40 No.', undefined],
    ['4x0 No.', undefined],
    ['', undefined],
  ])('%j begins with the status %s', (message, status) => {
    expect(statusInMessage(message)).toBe(status);
  });
});

describe('a page', () => {
  it.each([
    '<!doctype html>',
    '<!DOCTYPE html>',
    '<html>',
    '<head>',
    '<?xml version="1.0"?>',
    `${' '.repeat(20)}<html>`,
    '\n<html>',
    '<body>',
    '<h2>Our services are not available',
    '<center style="x">',
  ])('is %j', (text) => {
    expect(isPage(text)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'x<html>',
    '<bodyguard>',
    '<openai error> Slow down',
    '<unknown>',
    `${' '.repeat(21)}<html>`,
    '< html>',
    '{"a":"<html>"}',
  ])('is not %j', (text) => {
    expect(isPage(text)).toBe(false);
  });
});

describe('the wrapping of a gateway', () => {
  it.each([
    // What begins like an upstream's own message is left as it is.
    ['No.', 'No.'],
    ['Not wrapped: litellm.X: y', 'Not wrapped: litellm.X: y'],
    ['', ''],
    ['no wrapping at all', 'no wrapping at all'],
    ['<LM Studio error> no', 'no'],
    ['<LM  error>no', '<LM  error>no'],
    ['a <LM Studio error> no', 'a <LM Studio error> no'],
    ['<400> InternalError.Algo.InvalidParameter: no', 'no'],
    ['<40> InternalError: no', '<40> InternalError: no'],
    ['a <400> X: no', 'a <400> X: no'],
    ['/v1/chat/completions: no', 'no'],
    ['a /v1/chat: no', 'a /v1/chat: no'],
    ['/v1/chat:no', '/v1/chat:no'],
    ['400: {"message": "no"}', 'no'],
    ['400: no', '400: no'],
    ['a400: {"message": "no"}', 'a400: {"message": "no"}'],
    ['litellm.RateLimitError: no', 'no'],
    ['litellm.RateLimitError: RateLimitError: no', 'no'],
    ['litellm.A: litellm.BError: CError: DError: no', 'no'],
    ['litellm.A: BError: CError: DError: EError: no', 'EError: no'],
    ['a litellm.X: no', 'a litellm.X: no'],
    ['litellmX: no', 'litellmX: no'],
    ['OpenAIException - no', 'no'],
    ['OpenAIException RateLimitError - no', 'no'],
    ['OpenAIException: no', 'OpenAIException: no'],
    ['some_gateway error: no', 'no'],
    ['a error: no', 'a error: no'],
    ['gateway error: ', 'gateway error: '],
    ['my gateway error: no', 'my gateway error: no'],
    ['Error code: 400 - no', 'no'],
    ['Error code: 40 - no', 'Error code: 40 - no'],
    ['An Error code: 400 - no', 'An Error code: 400 - no'],
    ['AiError: no', 'no'],
    ['AiError: AiError: AiError: Ai: no', 'no'],
    ['AiError: Ai: no', 'no'],
    ['AiError: AiError: AiError: AiError: no', 'AiError: no'],
    ['Portkey Error: no', 'no'],
    ['Error from provider: no', 'no'],
    ['Error from provider (x): no', 'no'],
    ['Error from provider(x): no', 'no'],
    ['Error from provider (): no', 'Error from provider (): no'],
    [
      `Error from provider (${'x'.repeat(101)}): no`,
      `Error from provider (${'x'.repeat(101)}): no`,
    ],
    ['Provider x-y returned 400: no', 'no'],
    ['Provider x returned 40: no', 'Provider x returned 40: no'],
    ['Provider x y returned 400: no', 'Provider x y returned 400: no'],
    ['API error occurred: Status 400 {"message": "no"}', 'no'],
    ['API error occurred: {"message": "no"}', 'API error occurred: {"message": "no"}'],
    ['API error occurred: Status 400', 'API error occurred: Status 400'],
    ['litellm.X: Portkey Error: no', 'no'],
    ...[
      'OpenAIException - no',
      'Error code: 400 - no',
      'AiError: no',
      'Portkey Error: no',
      'Error from provider: no',
      'Provider x returned 400: no',
      'API error occurred: x {',
    ].map((wrapping) => [`oh, ${wrapping}`, `oh, ${wrapping}`] as const),
    ['Error from provider (xyz): no', 'no'],
    ['{"error": "no"}', 'no'],
    ["{'message': 'no'}", 'no'],
    ["{'error': {'message': 'no \\' yes'}}", "no \\' yes"],
    ['{"message": "no \\" yes"}', 'no \\" yes'],
    ['{"message":    "no"}', 'no'],
    ['{"message":     "no"}', '{"message":     "no"}'],
    ['{"message": ""}', '{"message": ""}'],
    ['{"messages": "no"}', '{"messages": "no"}'],
    ['{}', '{}'],
    ['litellm.X: no. Received Model Group=a', 'no'],
    ['litellm.X: no\n\nReceived Model Group=a\nb', 'no'],
    ['litellm.X: no.\nmodel=a. b', 'no'],
    ['litellm.X: no model=a. b', 'no model=a. b'],
    ['litellm.X: Received Model Group=a', 'Received Model Group=a'],
    ['no. Received Model Group=a', 'no. Received Model Group=a'],
  ])('is removed from %j', (message, inner) => {
    expect(unwrapMessage(message)).toBe(inner);
  });

  it('is searched for in the first 4,096 characters', () => {
    expect(unwrapMessage('So '.repeat(2000))).toBe('So '.repeat(1365));
    expect(unwrapMessage('so '.repeat(2000))).toBe('so '.repeat(1365));
  });
});

const none = {};

describe('a body', () => {
  it.each<readonly [unknown, object]>([
    ['No.', { message: 'No.' }],
    ['', none],
    ['5', { message: '5' }],
    [5, none],
    [null, none],
    [[], none],
    [['No.', 'Yes.'], { message: 'No.' }],
    ['{"message":"No."}', { message: 'No.' }],
    ['["No."]', { message: 'No.' }],
    ['{"message":', { message: '{"message":' }],
    ['x{"message":"No."}', { message: 'x{"message":"No."}' }],
    [{ message: 'No.' }, { message: 'No.' }],
    [{ error: 'No.' }, { message: 'No.' }],
    [{ detail: 'No.' }, { message: 'No.' }],
    [{ errors: ['No.'] }, { message: 'No.' }],
    [{ msg: 'No.' }, { message: 'No.' }],
    [{ error_description: 'No.' }, { message: 'No.' }],
    [{ title: 'No.' }, { message: 'No.' }],
    [{ message: '', error: 'No.' }, { message: 'No.' }],
    [{ message: 5, error: 'No.' }, { message: 'No.' }],
    [{ message: 'A.', error: 'B.', detail: 'C.' }, { message: 'A.' }],
    [{ title: 'E.', error_description: 'D.' }, { message: 'D.' }],
    [{ text: 'No.' }, none],
    [
      { code: 'a', type: 'b', param: 'c' },
      { code: 'a', type: 'b', param: 'c' },
    ],
    [{ code: 429, error: { code: 'a' } }, { code: 'a' }],
    [{ code: 429 }, { code: '429' }],
    [{ code: 'x1', error: { code: 'a' } }, { code: 'x1' }],
    [{ code: '1x', error: { code: 'a' } }, { code: '1x' }],
    [{ error: { type: 'b', param: 'c' } }, { type: 'b', param: 'c' }],
    [
      { type: 'a', param: 'd', error: { type: 'b', param: 'c' } },
      { type: 'a', param: 'd' },
    ],
    [{ message: 'A.', metadata: { raw: 'B.' } }, { message: 'B.' }],
    [{ message: 'A.', metadata: { raw: '' } }, { message: 'A.' }],
    [
      { message: 'A.', metadata: { raw: { message: 'B.', type: 'b' } } },
      { message: 'B.', type: 'b' },
    ],
    [{ type: 'a', metadata: { raw: { type: 'b' } }, error: { type: 'c' } }, { type: 'a' }],
    [{ metadata: { raw: { type: 'b' } }, error: { type: 'c' } }, { type: 'b' }],
    [{ metadata: { raw: 5 }, message: 'A.' }, { message: 'A.' }],
    [{ metadata: { raw: { metadata: { raw: 'B.' } } } }, { message: 'B.' }],
    [{ code: 429, details: [{}, { reason: 'R' }] }, { code: 'R' }],
    [{ code: 'a', details: [{ reason: 'R' }] }, { code: 'a' }],
    [{ details: [{ reason: 'R' }], error: { code: 'a' } }, { code: 'R' }],
    [{ details: [{ retryDelay: '10s' }] }, { wait: 'Retry in 10s' }],
    [{ error: { details: [{ retryDelay: '9s' }] } }, { wait: 'Retry in 9s' }],
    [
      { details: [{ retryDelay: '10s' }], error: { details: [{ retryDelay: '9s' }] } },
      { wait: 'Retry in 10s' },
    ],
    [{ details: [...Array.from({ length: 7 }, () => ({})), { reason: 'R' }] }, { code: 'R' }],
    [{ details: [...Array.from({ length: 8 }, () => ({})), { reason: 'R' }] }, none],
    [{ details: 'R' }, none],
  ])('%j has the message %j', (body, facts) => {
    const told = Object.entries(readBody(body)).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(told)).toEqual(facts);
  });

  it.each([
    ['itself', { metadata: { reasons: ['hate'] } }],
    ['what a gateway was told', { metadata: { raw: { metadata: { reasons: ['hate'] } } } }],
    ['the error in it', { error: { metadata: { reasons: ['hate'] } } }],
  ])('has a content filter in %s', (_what, body) => {
    expect(readBody(body).contentFilter).toEqual({
      categories: [{ category: 'hate', filtered: true }],
    });
  });

  const nested = (depth: number): unknown =>
    depth === 0 ? { message: 'No.' } : { error: nested(depth - 1) };

  it('is read four deep', () => {
    expect(readBody(nested(4)).message).toBe('No.');
    expect(readBody(nested(5)).message).toBeUndefined();
    expect(readBody([[[['No.']]]]).message).toBe('No.');
    expect(readBody([[[[['No.']]]]]).message).toBeUndefined();
    const text = (depth: number): string =>
      depth === 0 ? 'No.' : JSON.stringify([text(depth - 1)]);
    expect(readBody(text(2)).message).toBe('No.');
    expect(readBody(text(3)).message).toBeUndefined();
    const raw = (depth: number): unknown =>
      depth === 0 ? 'No.' : { metadata: { raw: raw(depth - 1) } };
    expect(readBody(raw(4)).message).toBe('No.');
    expect(readBody(raw(5)).message).toBeUndefined();
  });

  it('in a string is read as JSON up to 4,096 characters', () => {
    const json = (length: number): string => {
      const filler = 'x'.repeat(length - '{"code":"a","x":""}'.length);
      return `{"code":"a","x":"${filler}"}`;
    };
    expect(readBody(json(4096)).code).toBe('a');
    expect(readBody(json(4097)).code).toBeUndefined();
  });
});
