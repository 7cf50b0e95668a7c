// The columns of the matrix: how a call to OpenAI fails on the wire, and the expected result.
import {
  chatFrames,
  data,
  event,
  message,
  responseEvents,
  responseObject,
} from '../__tests__/support/streaming-mock.cjs';
import { maskedKey, prompt } from './secrets.js';

const requestId = 'req_0123456789abcdef';

function json(status, body, headers) {
  return {
    status,
    type: 'application/json',
    headers: { 'x-request-id': requestId, ...headers },
    steps: [JSON.stringify(body)],
  };
}

function apiError(status, text, { type = 'invalid_request_error', code = null, headers } = {}) {
  return json(status, { error: { message: text, type, param: null, code } }, headers);
}

/** A stream that starts well; the frames depend on the API. */
function stream(chat, responses) {
  const headers = { 'x-request-id': requestId };
  return {
    chat: { headers, steps: [...chatFrames().slice(0, 3), chat] },
    responses: { headers, steps: [...responseEvents().slice(0, 6), responses] },
  };
}

const serverError = {
  code: 'server_error',
  message: 'The server had an error while processing your request. Sorry about that!',
  param: null,
};

/** The output of a model for an object with a `city`. */
const wrongObject = JSON.stringify({ town: prompt });

/** The names of the APIs. */
export const apis = ['chat', 'responses', 'embeddings'];

/**
 * Each has an `answer` (one for all APIs, or one `byApi`), and the `expected` result: the `slug` of the problem type,
 * the `status` for developers, and, if present, `code`, `retryAfter` (seconds) and `requestId`. Failures with a `manner`
 * apply only to calls of that manner.
 */
export const failures = {
  '401 key': {
    answer: apiError(
      401,
      `Incorrect API key provided: ${maskedKey}. You can find your API key at https://platform.openai.com/account/api-keys.`,
      { code: 'invalid_api_key' },
    ),
    expected: { slug: 'unauthorized', status: 401, code: 'invalid_api_key', requestId },
  },
  '429 rate': {
    // Header and message differ, to show which of them is used. The wait is too long for the AI SDK's own retries.
    answer: apiError(
      429,
      'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 1m1s.',
      { type: 'requests', code: 'rate_limit_exceeded', headers: { 'retry-after': '62' } },
    ),
    expected: {
      slug: 'too-many-requests',
      status: 429,
      code: 'rate_limit_exceeded',
      retryAfter: 62,
      requestId,
    },
  },
  '429 quota': {
    answer: apiError(
      429,
      'You exceeded your current quota, please check your plan and billing details.',
      { type: 'insufficient_quota', code: 'insufficient_quota' },
    ),
    expected: {
      slug: 'credit-balance-exhausted',
      status: 429,
      code: 'insufficient_quota',
      requestId,
    },
  },
  '400 context': {
    answer: apiError(
      400,
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 131946 tokens. Please reduce the length of the messages.",
      { code: 'context_length_exceeded' },
    ),
    expected: {
      slug: 'context-length-exceeded',
      status: 400,
      code: 'context_length_exceeded',
      requestId,
    },
  },
  '500 server': {
    answer: apiError(500, serverError.message, { type: 'server_error' }),
    expected: { slug: 'internal-server-error', status: 500, requestId },
  },
  refused: {
    expected: { slug: 'connection-failed', status: 502, code: 'ECONNREFUSED' },
  },
  timeout: {
    answer: { isSilent: true },
    expected: { slug: 'timeout', status: 504 },
  },
  'no key': {
    // For wrappers that do not notice it before they call.
    answer: apiError(
      401,
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
    ),
    expected: { slug: 'missing-credentials', status: 401 },
  },
  'error mid-stream': {
    manner: 'stream',
    byApi: stream(
      data({ error: { ...serverError, type: 'server_error' } }),
      event({ type: 'error', ...serverError, sequence_number: 6 }),
    ),
    expected: { slug: 'internal-server-error', status: 500, code: 'server_error', requestId },
  },
  'cut mid-stream': {
    manner: 'stream',
    byApi: stream({ end: 'cut' }, { end: 'cut' }),
    expected: { slug: 'stream-interrupted', status: 502 },
  },
  'wrong object': {
    manner: 'structured',
    byApi: {
      chat: json(200, {
        id: 'chatcmpl-example',
        object: 'chat.completion',
        created: 0,
        model: 'gpt-4o-mini',
        choices: [
          { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: wrongObject } },
        ],
      }),
      responses: json(
        200,
        responseObject('completed', {
          output: [
            message('completed', [{ type: 'output_text', text: wrongObject, annotations: [] }]),
          ],
          usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
        }),
      ),
    },
    expected: { slug: 'structured-output-invalid', status: 502 },
  },
};
