/** Errors as the SDK throws them. */
import { APIError } from 'openai';

const headers = new Headers({
  'content-type': 'application/json',
  'x-request-id': 'req_0123456789abcdef',
  'retry-after': '20',
  'x-ratelimit-limit-requests': '3',
  'x-ratelimit-remaining-requests': '0',
  'x-ratelimit-reset-requests': '20s',
});

/** What OpenAI answers: status and error, by name. */
export const answers = {
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

/** The error of the SDK for such an answer. */
export function sdkError(status, error = answers[status], fields = headers) {
  return APIError.generate(status, { error }, undefined, fields);
}
