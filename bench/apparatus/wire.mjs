/** Responses of OpenAI that report an error. */

/** What OpenAI responds with: status and error, by kind. */
export const bodies = {
  429: {
    message:
      'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
  },
  400: {
    message: "Unsupported value: 'temperature' does not support 0.3 with this model.",
    type: 'invalid_request_error',
    param: 'temperature',
    code: 'unsupported_value',
  },
  500: {
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
    param: null,
    code: null,
  },
};

/** The 22 header fields of a response of OpenAI with this status. */
export function headerFields(status) {
  return {
    'alt-svc': 'h3=":443"; ma=86400',
    'cf-cache-status': 'DYNAMIC',
    'cf-ray': '8a0b1c2d3e4f5a6b-FRA',
    connection: 'keep-alive',
    'content-length': '337',
    'content-type': 'application/json',
    date: 'Thu, 01 Jan 2026 00:00:00 GMT',
    'openai-organization': 'example',
    'openai-processing-ms': '12',
    'openai-version': '2020-10-01',
    server: 'cloudflare',
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
    vary: 'Origin',
    'x-content-type-options': 'nosniff',
    'x-ratelimit-limit-requests': '3',
    'x-ratelimit-limit-tokens': '30000',
    'x-ratelimit-remaining-requests': String(status) === '429' ? '0' : '2',
    'x-ratelimit-remaining-tokens': '29000',
    'x-ratelimit-reset-requests': '20s',
    'x-ratelimit-reset-tokens': '2s',
    'x-request-id': 'req_0123456789abcdef0123456789abcdef',
    ...(String(status) === '429'
      ? { 'retry-after': '20' }
      : { 'x-envoy-upstream-service-time': '9' }),
  };
}
