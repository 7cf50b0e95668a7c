/**
 * The same failures from other providers of OpenAI's protocol: their bodies, header fields and messages, as data.
 * Longer than other files: it is a table, and one row is one failure.
 */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { ErrorFacts, Provider } from './wire-form.js';

/** The common part of a provider's error responses. */
export interface ProviderForm {
  /** The header field with the request id. */
  readonly requestIdField: string;
  /** Header fields specific to this provider. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Creates the body of an error. */
  readonly body: (facts: ErrorFacts, message: string) => unknown;
  readonly failures: Readonly<Partial<Record<ProblemTypeSlug, ErrorFacts>>>;
}

const openai: ProviderForm['body'] = ({ type, code = null, param = null, more }, message) => ({
  error: { message, type, param, code, ...more },
});

/** The same without `null` values: JSON omits what is `undefined`. */
const brief: ProviderForm['body'] = ({ type, code, param, more }, message) => ({
  error: { message, type, code, param, ...more },
});

/** The forms by provider; OpenAI's own failures are in `wireForms`. */
export const providerForms: Readonly<Record<Provider, ProviderForm>> = {
  openai: { requestIdField: 'x-request-id', body: openai, failures: {} },
  azure: {
    requestIdField: 'apim-request-id',
    headers: { 'x-ms-region': 'West Europe' },
    body: brief,
    failures: {
      unauthorized: {
        status: 401,
        code: '401',
        message:
          'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
      },
      'permission-denied': {
        status: 401,
        code: 'PermissionDenied',
        message: 'Principal does not have access to API/Operation.',
      },
      'ip-not-authorized': {
        status: 403,
        code: '403',
        message: 'Access denied due to Virtual Network/Firewall rules.',
      },
      'model-not-found': {
        status: 404,
        code: 'DeploymentNotFound',
        message:
          'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
      },
      'operation-not-supported': {
        status: 400,
        code: 'OperationNotSupported',
        message:
          'The chatCompletion operation does not work with the specified model, text-embedding-3-small. Please choose different model and try again.',
      },
      'content-policy-violation': {
        status: 400,
        type: null,
        param: 'prompt',
        code: 'content_filter',
        message:
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
        more: {
          status: 400,
          innererror: {
            code: 'ResponsibleAIPolicyViolation',
            content_filter_result: {
              hate: { filtered: false, severity: 'safe' },
              jailbreak: { filtered: true, detected: true },
              self_harm: { filtered: false, severity: 'safe' },
              sexual: { filtered: false, severity: 'safe' },
              violence: { filtered: false, severity: 'low' },
            },
          },
        },
      },
      'too-many-requests': {
        status: 429,
        code: '429',
        retryAfter: 7,
        message:
          'Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-10-21 have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after {retryAfter} seconds.',
      },
      timeout: { status: 408, code: 'Timeout', message: 'The operation was timeout.' },
      'internal-server-error': {
        status: 500,
        type: 'server_error',
        param: null,
        code: null,
        message:
          'The server had an error while processing your request. Sorry about that! You can retry your request, or contact us through an Azure support request if the error persists.',
      },
    },
  },
  openrouter: {
    requestIdField: 'x-request-id',
    body: brief,
    failures: {
      'missing-credentials': {
        status: 401,
        code: 401,
        message: 'No cookie auth credentials found',
      },
      'credit-balance-exhausted': {
        status: 402,
        code: 402,
        message: 'Insufficient credits. This account never purchased credits.',
      },
      'spend-limit-reached': {
        status: 403,
        code: 403,
        message:
          'Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys',
      },
      'operation-not-supported': {
        status: 404,
        code: 404,
        message: 'No endpoints found that support tool use.',
      },
      'too-many-requests': {
        status: 429,
        code: 429,
        message: 'Provider returned error',
        more: {
          metadata: {
            raw: 'qwen/qwen3-coder-flash is temporarily rate-limited upstream. Please retry shortly.',
            limit_source: 'upstream_provider_shared_pool',
          },
        },
      },
    },
  },
  vllm: {
    requestIdField: 'x-request-id',
    body: openai,
    failures: {
      'context-length-exceeded': {
        status: 400,
        type: 'BadRequestError',
        code: 400,
        message:
          "This model's maximum context length is 32768 tokens. However, you requested 40211 tokens (38163 in the messages, 2048 in the completion). Please reduce the length of the messages or completion.",
      },
      'model-not-found': {
        status: 404,
        type: 'NotFoundError',
        code: 404,
        message: 'The model `/models/Qwen2.5-32B-Instruct` does not exist.',
      },
    },
  },
  groq: {
    requestIdField: 'x-request-id',
    headers: { 'x-groq-region': 'example' },
    body: brief,
    failures: {
      'too-many-requests': {
        status: 429,
        type: 'tokens',
        code: 'rate_limit_exceeded',
        retryAfter: 9,
        message:
          'Rate limit reached for model `openai/gpt-oss-120b` in organization `org_example00000000000000000` service tier `on_demand` on tokens per day (TPD): Limit 200000, Used 198420, Requested 2875. Please try again in {retryAfter}s.',
      },
      'request-exceeds-token-limit': {
        status: 413,
        type: 'tokens',
        code: 'rate_limit_exceeded',
        message:
          'Request too large for model `openai/gpt-oss-120b` in organization `org_example00000000000000000` service tier `on_demand` on tokens per minute (TPM): Limit 12000, Requested 18904, please reduce your message size and try again.',
      },
      'structured-output-invalid': {
        status: 400,
        type: 'invalid_request_error',
        code: 'json_validate_failed',
        message:
          "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
        more: { failed_generation: '{"answer": tru' },
      },
      'flex-capacity-unavailable': {
        status: 498,
        type: 'flex',
        code: 'capacity_exceeded',
        message: 'Over capacity. Please try again later.',
      },
      'service-overloaded': {
        status: 503,
        type: 'internal_server_error',
        message:
          'openai/gpt-oss-120b is currently over capacity. Please try again and back off exponentially.',
      },
    },
  },
  deepseek: {
    requestIdField: 'x-ds-trace-id',
    body: openai,
    failures: {
      unauthorized: {
        status: 401,
        type: 'authentication_error',
        code: 'invalid_request_error',
        message: 'Authentication Fails (no such user)',
      },
      'credit-balance-exhausted': {
        status: 402,
        type: 'unknown_error',
        code: 'invalid_request_error',
        message: 'Insufficient Balance',
      },
      'context-length-exceeded': {
        status: 400,
        type: 'invalid_request_error',
        code: 'invalid_request_error',
        message:
          "This model's maximum context length is 131072 tokens. However, you requested 139405 tokens (131213 in the messages, 8192 in the completion). Please reduce the length of the messages or completion.",
      },
      'service-overloaded': {
        status: 503,
        type: 'service_unavailable_error',
        code: 'service_unavailable_error',
        message:
          'Service is too busy. We advise users to temporarily switch to alternative LLM API service providers.',
      },
    },
  },
  mistral: {
    requestIdField: 'mistral-correlation-id',
    // Before 7.5, the SDK drops such a body and keeps only the status.
    body: ({ type, code }, message) => ({
      object: 'error',
      message,
      type,
      param: null,
      code,
    }),
    failures: {
      'too-many-requests': {
        status: 429,
        type: 'rate_limited',
        code: '1300',
        message: 'Rate limit exceeded',
      },
    },
  },
  xai: {
    requestIdField: 'x-request-id',
    body: ({ code }, message) => ({ code, error: message }),
    failures: {
      'credit-balance-exhausted': {
        status: 403,
        code: 'The caller does not have permission to execute the specified operation',
        message: "Your newly created teams doesn't have any credits yet.",
      },
    },
  },
  litellm: {
    requestIdField: 'x-litellm-call-id',
    body: brief,
    failures: {
      unauthorized: {
        status: 401,
        type: 'auth_error',
        param: 'None',
        code: '401',
        message: 'Authentication Error, Invalid proxy server token passed. valid_token=None.',
      },
      'spend-limit-reached': {
        status: 400,
        message: 'ExceededBudget: User=example over budget. Spend=5.2, Budget=5.0',
      },
    },
  },
};
