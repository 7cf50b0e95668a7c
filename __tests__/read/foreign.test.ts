/** What is not OpenAI's: errors of other SDKs, of HTTP clients, of frameworks, of the app. */
import { describe, expect, it } from '@jest/globals';
import createError from 'http-errors';
import { readFailure } from '../../lib/index.js';
import { slugOf } from '../support/problem.js';
import { agentsError, aiSdkError, apiCallError, spread } from '../support/wrappers.js';

describe('errors of other libraries', () => {
  class AnthropicError extends Error {}
  class GroqError extends Error {}

  function anthropic(status: number | undefined, body: unknown, message: string): Error {
    class RateLimitError extends AnthropicError {}
    return Object.assign(new RateLimitError(message), {
      name: 'RateLimitError',
      status,
      headers: new Headers({ 'retry-after': '5' }),
      requestID: 'req_1',
      workspaceID: null,
      error: body,
      apiMessage: message,
      type: 'rate_limit_error',
      errorCode: null,
      details: null,
    });
  }

  function groq(
    status: number | undefined,
    body: unknown,
    message: string,
    cause?: unknown,
  ): Error {
    class APIConnectionError extends GroqError {}
    return Object.assign(new APIConnectionError(message), {
      status,
      headers: {},
      error: body,
      cause,
    });
  }

  const event = { type: 'error', error: { type: 'rate_limit_error', message: 'Slow.' } };
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  const axios = Object.assign(new Error('Request failed with status code 429'), {
    isAxiosError: true,
    config: {},
    response: { status: 429, data: { error: { code: 'rate_limit_exceeded' } } },
  });
  const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const response = new Response('{}', { status: 429 });
  const gaxios = Object.assign(new Error('Quota exceeded.'), {
    code: '429',
    status: 429,
    config: { url: 'https://www.example.com/v1/files', method: 'GET', headers: {} },
    response: { status: 429, headers: {}, data: { error: { code: 429, message: 'Quota.' } } },
  });
  const zod = Object.assign(new Error('x'), { name: 'ZodError', issues: [] });
  const langchain = Object.assign(new Error('prompt is too long'), {
    name: 'ContextOverflowError',
    cause: anthropic(400, event, '400 prompt is too long'),
  });
  const claude = { url: 'https://api.anthropic.com/v1/messages' };
  // As body-parser throws it.
  const notJson = Object.assign(new SyntaxError('Unexpected token in JSON at position 0'), {
    status: 400,
    statusCode: 400,
    expose: true,
    body: '{',
    type: 'entity.parse.failed',
  });

  const rows: readonly (readonly [string, unknown])[] = [
    ['a rate limit of Anthropic', anthropic(429, event, '429 Slow.')],
    ['a lost connection of Anthropic', anthropic(undefined, undefined, 'Connection error.')],
    ['a rate limit of Groq', groq(429, { error: { message: 'Slow.' } }, '429 Slow.')],
    ['a lost connection of Groq', groq(undefined, undefined, 'Connection error.', reset)],
    ['a wrapped error of Anthropic', new Error('x', { cause: anthropic(429, event, '429') })],
    ['an error of axios', axios],
    ['a 404 of http-errors', createError(404)],
    [
      'a 429 of http-errors with headers',
      createError(429, 'Slow.', { headers: { 'retry-after': '5' } }),
    ],
    ["body-parser's SyntaxError", notJson],
    ['a plain error', new Error('anything')],
    ['a rate limit of Groq as JSON', json(groq(429, { error: { message: 'Slow.' } }, '429 Slow.'))],
    ['a rate limit of Anthropic as JSON', json(anthropic(429, event, '429 Slow.'))],
    ['a copy of an error of Groq', spread(groq(429, { error: { message: 'Slow.' } }, '429 Slow.'))],
    ['a failed fetch', new TypeError('fetch failed', { cause: new Error('x') })],
    [
      'an error of ky',
      Object.assign(new Error('429'), { name: 'HTTPError', response, request: {} }),
    ],
    ['an error of got', Object.assign(new Error('429'), { code: 'ERR_NON_2XX_3XX_RESPONSE' })],
    ['an error of Google’s client', gaxios],
    ['a guardrail', agentsError('InputGuardrailTripwireTriggered', { result: {} })],
    ['too many turns', agentsError('MaxTurnsExceededError')],
    ['a mistake in a tool', agentsError('InvalidToolOutputError', { originalError: zod })],
    ['a tool that took too long', agentsError('ToolTimeoutError', { timeoutMs: 5 })],
    ['a tool that failed', agentsError('ToolCallError', { error: new Error('No such file.') })],
    [
      'Anthropic through the Agents SDK',
      agentsError('ToolCallError', { error: anthropic(429, event, '429 Slow.') }),
    ],
    ['Anthropic through LangChain', langchain],
    [
      'Anthropic through the AI SDK',
      aiSdkError('AI_RetryError', { lastError: apiCallError(claude) }),
    ],
    [
      'no key for Anthropic in the AI SDK',
      aiSdkError('AI_LoadAPIKeyError', {}, 'Anthropic API key is missing.'),
    ],
    [
      'many of others',
      new AggregateError([axios, groq(429, { error: {} }, '429'), new Error('x')]),
    ],
    [
      'an error that names a status',
      Object.assign(new Error('x'), { status: 429, code: 'rate_limit_exceeded' }),
    ],
  ];

  it.each(rows)('%s is not claimed', (_name, error) => {
    expect(slugOf(error)).toBeUndefined();
  });

  it.each(rows)('%s is not likely either', (_name, error) => {
    expect(slugOf(error, { claim: 'likely' })).toBeUndefined();
  });

  it.each(rows)('%s has no facts', (_name, error) => {
    expect(readFailure(error, { claim: 'likely' })).toBeUndefined();
  });
});
