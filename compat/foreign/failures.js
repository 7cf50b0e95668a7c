// How other APIs fail, each with its own body.

const bodies = {
  groq: (message) => ({ error: { message, type: 'invalid_request_error', code: 'some_code' } }),
  anthropic: (message) => ({
    type: 'error',
    error: { type: 'api_error', message },
    request_id: 'req_1',
  }),
  mistral: (message) => ({ object: 'error', message, type: 'some_type', param: null, code: '1' }),
  google: (message) => ({ error: { code: 400, message, status: 'SOME_STATUS' } }),
  shop: (message) => ({ type: 'about:blank', title: message, status: 400 }),
};

/** The names of the APIs. */
export const foreignApis = Object.keys(bodies);

function answers(status, message) {
  const headers = { 'retry-after': '62', 'request-id': 'req_1' };
  return {
    byApi: Object.fromEntries(
      Object.entries(bodies).map(([api, bodyOf]) => [
        api,
        { status, type: 'application/json', headers, steps: [JSON.stringify(bodyOf(message))] },
      ]),
    ),
  };
}

export const foreignFailures = {
  '401 key': answers(401, 'Invalid API key.'),
  '404 missing': answers(404, 'There is no such thing.'),
  '429 rate': answers(429, 'Too many requests. Please try again in 1m1s.'),
  '500 server': answers(500, 'Internal server error.'),
  refused: {},
  timeout: { answer: { isSilent: true } },
};
