// The cases of every cell of the matrix, as data: what OpenAI does, and the expected result for the client.

const frame = (delta, finish_reason = null) =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-example',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'gpt-5',
    choices: [{ index: 0, delta, finish_reason }],
  })}\n\n`;

const refusal = (status, code, message, headers) => ({
  status,
  headers,
  type: 'application/json',
  steps: [JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } })],
});

const silence = { isSilent: true };

/** The response to a call that succeeds. */
export const completion = {
  id: 'chatcmpl-example',
  object: 'chat.completion',
  created: 0,
  model: 'gpt-5',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi' } }],
};

/** Calls that fail as a whole; times are in milliseconds. */
export const failures = {
  'a wrong API key': {
    script: refusal(401, 'invalid_api_key', 'Incorrect API key provided: sk-****1234.'),
    expected: { status: 401, slug: 'unauthorized' },
  },
  'a rate limit with a wait': {
    script: refusal(429, 'rate_limit_exceeded', 'Rate limit reached.', { 'retry-after': '20' }),
    expected: { status: 429, slug: 'too-many-requests', retryAfter: 20 },
  },
  'input that is too long': {
    script: refusal(400, 'context_length_exceeded', "This model's maximum context length is 1."),
    expected: { status: 400, slug: 'context-length-exceeded' },
  },
  'a server error of OpenAI': {
    script: refusal(500, null, 'The server had an error while processing your request.'),
    expected: { status: 500, slug: 'internal-server-error' },
  },
  'a refused connection': {
    isRefused: true,
    expected: { status: 502, slug: 'connection-failed' },
  },
  'an SDK timeout': {
    script: silence,
    timeout: 100,
    expected: { status: 504, slug: 'timeout' },
  },
  'an abort by the app': {
    script: silence,
    abortAfter: 50,
    expected: { status: 503, slug: 'request-aborted' },
  },
};

const role = frame({ role: 'assistant', content: '' });
const token = frame({ content: 'Hi' });

/**
 * Streams: the number of events, followed by the problem if there is one. An upstream breaks after `cutAfter` events, not
 * after some time: Bun's `fetch` drops data that has not been read when a connection breaks.
 */
export const streams = {
  'a complete stream': {
    script: { steps: [role, token, frame({}, 'stop'), 'data: [DONE]\n\n'] },
    expected: { status: 200, events: 3, slug: undefined },
  },
  'a stream cut off before the first token': {
    script: { steps: [{ end: 'stall' }] },
    cutAfter: 0,
    expected: { status: 502, events: 0, slug: 'stream-interrupted' },
  },
  'a stream cut off after the first token': {
    script: { steps: [role, token, { end: 'stall' }] },
    cutAfter: 2,
    expected: { status: 200, events: 2, slug: 'stream-interrupted' },
  },
};

/** Single facts. */
export const facts = {
  exports: 'the exports of every entry point',
  success: 'successful responses stay unchanged',
  foreign: "errors that are not OpenAI's go to `next`",
  departure: 'a disconnect of the client ends the call',
  httpError: 'conversion to an `HttpError`',
};

/** The case of a client that disconnects while OpenAI is silent. */
export const departing = 'a departure';

/** All responses of the mock server, by name. */
export const scripts = {
  'an answer': { type: 'application/json', steps: [JSON.stringify(completion)] },
  [departing]: silence,
  ...Object.fromEntries(
    Object.entries({ ...failures, ...streams }).map(([name, { script }]) => [name, script]),
  ),
};

/** The exports of every entry. */
export const entries = {
  'openai-problem-details':
    'UnusableResultError asyncHandler checkOpenAI isProblemDetails openaiErrorHandler preload problemTypes readFailure readiness requireCompleted sendProblem timeRequests toHttpError toProblemDetails toResponse',
  'openai-problem-details/check': 'checkOpenAI readiness',
  'openai-problem-details/streaming': 'abortOnClose deadline streamToResponse',
  'openai-problem-details/client': 'ProblemError iterateEvents problemOf readProblem',
  'openai-problem-details/validate': 'promptSchema validate',
  'openai-problem-details/openapi': 'components componentsWith problemSchema responses',
  'openai-problem-details/docs': 'problemDocs',
  'openai-problem-details/cooldown': 'cooldown',
  'openai-problem-details/testing':
    'expectProblem failWith failureResponse failures otherFailures succeed',
};
