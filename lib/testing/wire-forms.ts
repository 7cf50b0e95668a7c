/**
 * How the API, or the network in front of it, fails: one row per problem type, as data. The kit, the examples, the tests and
 * `docs/problems.md` are made from it.
 */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { ErrorFacts, OtherWay, PageFacts, WireRow } from './wire-form.js';

/** OpenAI sends most errors of the caller with this type. */
const invalidRequest = 'invalid_request_error';

function error(
  status: number,
  message: string,
  more: Omit<ErrorFacts, 'status' | 'message'> = {},
): WireRow {
  return { form: { error: { status, message, type: invalidRequest, ...more } } };
}

function page(facts: PageFacts): WireRow {
  return { form: { page: facts } };
}

function unusable(instead: string): OtherWay {
  return { because: 'The SDK returns this response as if the call had succeeded.', instead };
}

const completed = 'Check the result: requireCompleted(await openai.responses.create(body)).';

export const wireForms: Readonly<Record<ProblemTypeSlug, WireRow>> = {
  'missing-credentials': error(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  ),
  'client-misconfigured': {
    other: {
      because: 'The constructor of the client throws; no request is sent.',
      instead:
        "Construct a client with contradictory options: new AzureOpenAI({ apiKey: 'test', apiVersion: '2024-10-21', baseURL: url, endpoint: url }).",
    },
  },
  'identity-token-failed': {
    other: {
      because: 'The client obtains its token before it sends the request.',
      instead:
        "Give the client a token function that rejects: apiKey: () => Promise.reject(new Error('locked')); with openai 4, give AzureOpenAI an azureADTokenProvider that returns no string.",
    },
  },
  unauthorized: error(
    401,
    'Incorrect API key provided: sk-proj-************************************1234. You can find your API key at https://platform.openai.com/account/api-keys.',
    { code: 'invalid_api_key' },
  ),
  'organization-mismatch': error(401, 'You must be a member of an organization to use the API.', {
    code: 'no_organization',
  }),
  'ip-not-authorized': error(
    401,
    'Your request was sent from an address that is not on the allowlist.',
    { code: 'ip_not_authorized' },
  ),
  'unsupported-region': error(403, 'Country, region, or territory not supported', {
    type: 'request_forbidden',
    code: 'unsupported_country_region_territory',
  }),
  'wrong-regional-endpoint': error(
    401,
    'Attempted to access resource with incorrect regional hostname. Please make your request to eu.api.openai.com',
    { code: 'incorrect_hostname' },
  ),
  'organization-not-verified': error(
    403,
    'Your organization must be verified to use the model `gpt-5`. Please go to the general settings and click on Verify Organization.',
  ),
  'misalignment-block': error(403, 'This workflow was stopped for review.', {
    code: 'misalignment_policy_violation',
  }),
  'access-limited-by-policy': error(
    429,
    'Your access was terminated due to violation of our policies, please check your email for more information.',
    { type: 'access_terminated', code: 'access_terminated' },
  ),
  'account-restricted': error(
    403,
    'Unusual activity has been detected from your account. Please add a phone number to continue.',
    { code: 'phone_number_required' },
  ),
  'edge-blocked': page({ status: 403, heading: '403 Forbidden' }),
  'permission-denied': error(
    403,
    'You have insufficient permissions for this operation. Missing scopes: model.request.',
  ),
  'credit-balance-exhausted': error(
    429,
    'You exceeded your current quota, please check your plan and billing details.',
    { type: 'insufficient_quota', code: 'insufficient_quota' },
  ),
  'spend-limit-reached': error(429, 'The project has reached its spend limit.', {
    type: 'insufficient_quota',
    code: 'project_spend_limit_exceeded',
  }),
  'usage-limit-reached': error(429, 'The organization has reached its usage limit.', {
    type: 'insufficient_quota',
    code: 'organization_usage_limit_exceeded',
  }),
  'storage-limit-reached': error(
    400,
    'You have exceeded your file storage quota. Please delete unused files and try again.',
  ),
  'billing-not-active': error(
    429,
    'Your account is not active, please check your billing details on our website.',
    { type: 'billing_not_active', code: 'billing_not_active' },
  ),
  'slow-down': error(429, 'Slow down. Your traffic increased too quickly.', {
    type: 'rate_limit_error',
    code: 'slow_down',
    headers: { 'retry-after': '30' },
  }),
  'request-exceeds-token-limit': error(
    429,
    'Request too large for gpt-5 in organization org-example0000000000000000 on tokens per min (TPM): Limit 30000, Requested 43120.',
    { type: 'tokens', code: 'rate_limit_exceeded' },
  ),
  'batch-queue-full': error(
    429,
    'Enqueued token limit reached for gpt-5. Limit: 90,000 enqueued tokens. Please try again once some in_progress batches have been completed.',
    { code: 'token_limit_exceeded' },
  ),
  'flex-capacity-unavailable': error(429, 'Resource Unavailable', { code: 'resource_unavailable' }),
  'too-many-requests': error(
    429,
    'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in {retryAfter}s.',
    {
      type: 'requests',
      code: 'rate_limit_exceeded',
      retryAfter: 20,
      headers: {
        'x-ratelimit-limit-requests': '3',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '20s',
      },
    },
  ),
  'model-not-found': error(
    404,
    'The model `gpt-55` does not exist or you do not have access to it.',
    { code: 'model_not_found' },
  ),
  'operation-not-supported': error(
    404,
    'This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/completions?',
    { param: 'model' },
  ),
  'conversation-state-unavailable': error(
    400,
    "Previous response with id 'resp_example' not found.",
    { code: 'previous_response_not_found', param: 'previous_response_id' },
  ),
  'session-expired': error(400, 'Container is expired.'),
  conflict: error(
    400,
    'Another process is currently operating on this conversation. Please retry in a few seconds.',
    { code: 'conversation_locked', param: 'conversation' },
  ),
  'mcp-server-failed': error(
    424,
    "Error retrieving tool list from MCP server: 'docs'. Http status code: 424 (Failed Dependency)",
    { type: 'external_connector_error', code: 'http_error' },
  ),
  'not-found': error(404, 'Invalid URL (POST /v1/v1/chat/completions)'),
  'context-length-exceeded': error(
    400,
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 131946 tokens. Please reduce the length of the messages.",
    { code: 'context_length_exceeded', param: 'messages' },
  ),
  'request-too-large': error(
    413,
    'Maximum content size limit (26214400) exceeded (27000000 bytes read)',
    { type: 'server_error' },
  ),
  'input-limit-exceeded': error(
    400,
    'audio duration 1520.5 seconds is longer than 1400 seconds which is the maximum for this model',
  ),
  'file-download-failed': error(
    400,
    'Timeout while downloading https://images.example.com/cat.png.',
    { code: 'invalid_value', param: 'url' },
  ),
  'invalid-file': error(400, 'The image data you provided does not represent a valid image.', {
    code: 'invalid_image',
  }),
  'content-policy-violation': error(
    400,
    'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
    { code: 'invalid_prompt' },
  ),
  'service-tier-not-allowed': error(
    400,
    'Invalid service_tier argument: The requested service tier is not allowed for this project.',
    { param: 'service_tier' },
  ),
  'tool-call-mismatch': error(400, 'No tool output found for function call call_example.', {
    param: 'input',
  }),
  'invalid-schema': error(
    400,
    "Invalid schema for function 'lookup': In context=(), 'additionalProperties' is required to be supplied and to be false.",
    { code: 'invalid_function_parameters', param: 'tools[0].parameters' },
  ),
  'invalid-parameter': error(
    400,
    "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.",
    { code: 'unsupported_value', param: 'temperature' },
  ),
  'unprocessable-content': error(422, 'The request could not be processed.'),
  'invalid-input': {
    other: {
      because: 'The app refuses the input itself, before it calls the API.',
      instead:
        "Send the route a request that `validate` of 'openai-problem-details/validate' refuses.",
    },
  },
  'bad-request': error(400, 'We could not parse the JSON body of your request.'),
  'service-overloaded': error(503, 'The engine is currently overloaded, please try again later', {
    type: 'service_unavailable_error',
    code: 'server_is_overloaded',
    headers: { 'retry-after': '5' },
  }),
  'bad-gateway': page({ status: 502, heading: '502 Bad Gateway' }),
  timeout: { form: { transport: 'timeout' } },
  'internal-server-error': error(
    500,
    'The server had an error while processing your request. Sorry about that!',
    { type: 'server_error' },
  ),
  'tls-failure': { form: { transport: 'tls' } },
  'proxy-refused': { form: { transport: 'proxy' } },
  'dns-failure': { form: { transport: 'dns' } },
  'connection-failed': { form: { transport: 'reset' } },
  'request-aborted': {
    form: { transport: 'silence' },
    other: {
      because: 'Only the caller can abort a request; until then it waits for a response.',
      instead: 'Abort the call: openai.responses.create(body, { signal: AbortSignal.abort() }).',
    },
  },
  'stream-interrupted': {
    form: { stream: 'cut' },
    other: {
      because: 'Only a stream can break off.',
      instead: "Use failWith.stream({ then: 'cut' }) and call with `stream: true`.",
    },
  },
  'output-truncated': { form: { result: 'truncated' }, other: unusable(completed) },
  'content-filtered': { form: { result: 'filtered' }, other: unusable(completed) },
  'model-refusal': { form: { result: 'refused' }, other: unusable(completed) },
  'structured-output-invalid': error(400, 'Failed to generate JSON. Please adjust your prompt.', {
    code: 'json_validate_failed',
  }),
  'invalid-response': { form: { result: 'page' }, other: unusable(completed) },
  'job-failed': {
    form: { result: 'failed-job' },
    other: unusable(
      "Check the job: requireCompleted(await openai.batches.retrieve('batch_example')).",
    ),
  },
  'invalid-webhook-signature': {
    other: {
      because: 'The SDK verifies a received webhook; no request is sent.',
      instead:
        'Send the route a webhook with a wrong signature; openai 4 does not verify webhooks.',
    },
  },
  // Neither a success nor an error, as a confused cache in between sends it.
  'unknown-error': page({ status: 304 }),
};
