/** Problem types: a response that cannot be used. */
import { defineProblemTypes } from './define.js';
import { contactSupportIfRepeated } from '../model/shared-steps.js';
import { failingService } from './public-advice.js';

export const answer = defineProblemTypes({
  'output-truncated': {
    title: 'The answer was cut off',
    status: 500,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { kind: 'length' },
      { kind: 'stream', code: 'length' },
      { kind: 'stream', code: 'max_output_tokens' },
      { kind: 'stream', code: 'max_tokens' },
      { kind: 'stream', code: 'max_completion_tokens' },
      { kind: 'stream', code: 'max_prompt_tokens' },
      { says: ['not finish message', 'output limit reached'], retryable: false },
    ],
    meaning:
      'The output is incomplete because the model reached its token limit, or a tool runner its step limit.',
    solution: [
      'Raise the maximum output tokens, and leave room for reasoning (start with at least 25,000 tokens).',
      'Ask for a shorter answer or a smaller structure.',
      'Shorten the input, or use a model with a larger limit.',
    ],
    public: {
      meaning: 'The answer became too long and was cut off.',
      solution: ['Ask for a shorter answer, or for one part at a time.', contactSupportIfRepeated],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/reasoning',
  },
  'content-filtered': {
    title: 'The answer was withheld by a content filter',
    status: 422,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [{ kind: 'content-filter' }, { code: 'content_filter' }],
    meaning: "A content filter blocked the model's output or cut it off.",
    solution: [
      'Rephrase the request so that it does not ask for sensitive content.',
      'Show the user a neutral message instead of the partial output.',
      'On Azure, review the content-filter configuration of the deployment.',
    ],
    public: {
      meaning: 'A content filter withheld the answer.',
      solution: [
        'Rephrase the request so that it does not ask for sensitive content.',
        contactSupportIfRepeated,
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/safety-checks',
  },
  'model-refusal': {
    title: 'The model refused the request',
    status: 422,
    gatewayStatus: 422,
    fixableBy: 'caller',
    retryable: false,
    upstream: [{ kind: 'refusal' }, { kind: 'stream', code: 'refusal' }],
    meaning:
      'The model declined to answer for safety reasons and returned a refusal instead of the expected result.',
    solution: [
      'Show the refusal to the user, or offer an alternative.',
      'Rephrase the request, and explain its purpose.',
      'Check the `refusal` field before reading the parsed result, or let `requireCompleted` check it.',
    ],
    public: {
      meaning: 'The model declined to answer this request.',
      solution: ['Rephrase the request, and explain its purpose.', 'Try a different request.'],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/structured-outputs#refusals',
  },
  'structured-output-invalid': {
    title: "The model's structured output is not valid",
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'provider',
    retryable: true,
    upstream: [
      { kind: 'structured-output' },
      { status: 400, code: 'tool_use_failed' },
      { status: 400, code: 'json_validate_failed' },
      {
        says: [
          'failed to (call function|generate json|validate json)',
          'unexpected token _ while expecting',
          'tool call validation failed',
        ],
      },
    ],
    meaning: "The model's output could not be parsed or does not match the requested schema.",
    solution: [
      'Retry the request: the output varies from call to call.',
      'Use strict structured outputs and a schema that the model supports.',
      'Before parsing, check for a refusal or truncated output; if it was truncated, raise the maximum output tokens.',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/structured-outputs',
  },
  'invalid-response': {
    title: 'The response could not be read',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: true,
    upstream: [{ kind: 'invalid-response' }, { kind: 'connection', code: /^Z_[A-Z_]{2,30}$/ }],
    meaning: 'The endpoint returned a success status, but no data that the client can read.',
    solution: [
      'Check that the base URL points to the API itself, including /v1, and not to a web page or login portal.',
      'Check for proxies and gateways that change the response.',
      'Update the `openai` package, then retry.',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
