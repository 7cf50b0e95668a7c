/**
 * Codes that name a family of failures instead of a cause. OpenAI sends them with similar failures that only the message
 * distinguishes, so they weigh less than a message pattern. (`rate_limit_exceeded` is also sent if the request alone exceeds the limit,
 * `server_error` also during an overload.)
 */
export const familyCodes: ReadonlySet<string> = new Set([
  'rate_limit_exceeded',
  'server_error',
  'invalid_request',
  'content_filter',
  'PermissionDenied',
  'permission_denied',
  'internal_error',
  'internal_server_error',
  'too_many_requests',
  'authentication_error',
  'resource_not_found',
  'invalid_parameter_error',
  'invalid_payload',
  'invalidPayload',
]);
