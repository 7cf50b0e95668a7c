// How OpenAI, or what stands in front of it, fails: the wire form of every problem type that has one.

function apiError(
  status,
  message,
  { type = 'invalid_request_error', code = null, param = null, headers } = {},
) {
  return {
    status,
    headers: { 'x-request-id': 'req_0123456789abcdef', ...headers },
    body: { error: { message, type, param, code } },
  };
}

function stream(frame) {
  return {
    headers: { 'content-type': 'text/event-stream' },
    body: `data: ${JSON.stringify(frame)}\n\n`,
  };
}

function completion(choice) {
  return {
    body: {
      id: 'chatcmpl-example',
      object: 'chat.completion',
      created: 0,
      model: 'stand-in',
      choices: [{ index: 0, message: { role: 'assistant', content: '' }, ...choice }],
    },
  };
}

const page = (status, title) => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`,
});

export const wireFailures = {
  'missing-credentials': apiError(
    401,
    "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
  ),
  unauthorized: apiError(
    401,
    'Incorrect API key provided: sk-proj-************************************1234. You can find your API key at https://platform.openai.com/account/api-keys.',
    { code: 'invalid_api_key' },
  ),
  'organization-mismatch': apiError(
    401,
    'You must be a member of an organization to use the API.',
    {
      code: 'no_organization',
    },
  ),
  'ip-not-authorized': apiError(
    401,
    'Your request was sent from an address that is not on the allowlist.',
    {
      code: 'ip_not_authorized',
    },
  ),
  'unsupported-region': apiError(403, 'Country, region, or territory not supported', {
    type: 'request_forbidden',
    code: 'unsupported_country_region_territory',
  }),
  'wrong-regional-endpoint': apiError(
    401,
    'Attempted to access resource with incorrect regional hostname. Please make your request to eu.api.openai.com',
    { code: 'incorrect_hostname' },
  ),
  'organization-not-verified': apiError(
    403,
    'Your organization must be verified to use the model `gpt-5`. Please go to the general settings and click on Verify Organization.',
  ),
  'misalignment-block': apiError(403, 'This workflow was stopped for review.', {
    code: 'misalignment_policy_violation',
  }),
  'access-limited-by-policy': apiError(401, 'This key is associated with a deactivated account.', {
    code: 'account_deactivated',
  }),
  'account-restricted': apiError(403, 'A verified phone number is required.', {
    code: 'phone_number_required',
  }),
  'edge-blocked': page(403, '403 Forbidden'),
  'permission-denied': apiError(
    403,
    'You have insufficient permissions for this operation. Missing scopes: model.request.',
  ),
  'credit-balance-exhausted': apiError(
    429,
    'You exceeded your current quota, please check your plan and billing details.',
    { type: 'insufficient_quota', code: 'insufficient_quota' },
  ),
  'spend-limit-reached': apiError(429, 'The project has reached its spend limit.', {
    type: 'insufficient_quota',
    code: 'project_spend_limit_exceeded',
  }),
  'usage-limit-reached': apiError(429, 'The organization has reached its usage limit.', {
    type: 'insufficient_quota',
    code: 'organization_usage_limit_exceeded',
  }),
  'storage-limit-reached': apiError(400, 'You have exceeded your file storage quota.'),
  'input-limit-exceeded': apiError(
    400,
    'audio duration 1830.5 seconds is longer than 1400 seconds which is the maximum for this model',
    { code: 'invalid_value' },
  ),
  'billing-not-active': apiError(
    429,
    'Your account is not active, please check your billing details on our website.',
    { type: 'billing_not_active', code: 'billing_not_active' },
  ),
  'slow-down': apiError(429, 'Slow down. Your traffic increased too quickly.', {
    type: 'rate_limit_error',
    code: 'slow_down',
    headers: { 'retry-after': '30' },
  }),
  'request-exceeds-token-limit': apiError(
    429,
    'Request too large for gpt-5 in organization org-example0000000000000000 on tokens per min (TPM): Limit 30000, Requested 43120.',
    { type: 'tokens', code: 'rate_limit_exceeded' },
  ),
  'batch-queue-full': apiError(
    429,
    'Enqueued token limit reached for gpt-5. Limit: 90,000 enqueued tokens. Please try again once some in_progress batches have been completed.',
    { code: 'token_limit_exceeded' },
  ),
  'flex-capacity-unavailable': apiError(429, 'Resource Unavailable', {
    code: 'resource_unavailable',
  }),
  'too-many-requests': apiError(
    429,
    'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
    {
      type: 'requests',
      code: 'rate_limit_exceeded',
      headers: {
        'x-ratelimit-limit-requests': '3',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-requests': '20s',
      },
    },
  ),
  'model-not-found': apiError(
    404,
    'The model `gpt-55` does not exist or you do not have access to it.',
    {
      code: 'model_not_found',
    },
  ),
  'operation-not-supported': apiError(
    404,
    'This is not a chat model and thus not supported in the v1/chat/completions endpoint. Did you mean to use v1/completions?',
    { param: 'model' },
  ),
  'conversation-state-unavailable': apiError(
    400,
    "Previous response with id 'resp_example' not found.",
    {
      code: 'previous_response_not_found',
      param: 'previous_response_id',
    },
  ),
  'session-expired': apiError(400, 'Container is expired.'),
  conflict: apiError(
    400,
    'Another process is currently operating on this conversation. Please retry in a few seconds.',
    { code: 'conversation_locked', param: 'conversation' },
  ),
  'mcp-server-failed': apiError(
    424,
    "Error retrieving tool list from MCP server: 'docs'. Http status code: 424 (Failed Dependency)",
    { type: 'external_connector_error', code: 'http_error' },
  ),
  'not-found': apiError(404, 'Invalid URL (POST /v1/v1/chat/completions)'),
  'context-length-exceeded': apiError(
    400,
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 131946 tokens. Please reduce the length of the messages.",
    { code: 'context_length_exceeded', param: 'messages' },
  ),
  'request-too-large': apiError(
    413,
    'Maximum content size limit (26214400) exceeded (27000000 bytes read)',
    {
      type: 'server_error',
    },
  ),
  'file-download-failed': apiError(
    400,
    'Timeout while downloading https://images.example.com/cat.png.',
    {
      code: 'invalid_value',
      param: 'url',
    },
  ),
  'invalid-file': apiError(400, 'The image data you provided does not represent a valid image.', {
    code: 'invalid_image',
  }),
  'content-policy-violation': apiError(
    400,
    'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
    { code: 'invalid_prompt' },
  ),
  'service-tier-not-allowed': apiError(
    400,
    'Invalid service_tier argument: The requested service tier is not allowed for this project.',
    { param: 'service_tier' },
  ),
  'tool-call-mismatch': apiError(400, 'No tool output found for function call call_example.', {
    param: 'input',
  }),
  'invalid-schema': apiError(
    400,
    "Invalid schema for function 'lookup': In context=(), 'additionalProperties' is required to be supplied and to be false.",
    { code: 'invalid_function_parameters', param: 'tools[0].parameters' },
  ),
  'invalid-parameter': apiError(
    400,
    "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.",
    { code: 'unsupported_value', param: 'temperature' },
  ),
  'unprocessable-content': apiError(422, 'The request could not be processed.'),
  'bad-request': apiError(400, 'We could not parse the JSON body of your request.'),
  'service-overloaded': apiError(
    503,
    'The engine is currently overloaded, please try again later',
    {
      type: 'service_unavailable_error',
      code: 'server_is_overloaded',
      headers: { 'retry-after': '5' },
    },
  ),
  'bad-gateway': page(502, '502 Bad Gateway'),
  timeout: { manner: 'stall' },
  'internal-server-error': apiError(
    500,
    'The server had an error while processing your request. Sorry about that!',
    { type: 'server_error' },
  ),
  'connection-failed': { manner: 'hangUp' },
  'stream-interrupted': { manner: 'cut' },
  'request-aborted': { manner: 'stall' },
  'output-truncated': completion({ finish_reason: 'length' }),
  'content-filtered': completion({ finish_reason: 'content_filter' }),
  'model-refusal': completion({
    finish_reason: 'stop',
    message: { role: 'assistant', content: null, refusal: 'I cannot help with that.' },
  }),
  'structured-output-invalid': apiError(
    400,
    'Failed to generate JSON. Please adjust your prompt.',
    {
      code: 'json_validate_failed',
    },
  ),
  'invalid-response': { manner: 'empty' },
  'job-failed': {
    body: {
      id: 'batch_example',
      object: 'batch',
      status: 'failed',
      errors: {
        object: 'list',
        data: [
          {
            code: 'invalid_json_line',
            message: 'This line is not parseable as valid JSON.',
            line: 3,
          },
        ],
      },
    },
  },
  'unknown-error': stream({ error: { message: 'Something happened that has no name.' } }),
};
