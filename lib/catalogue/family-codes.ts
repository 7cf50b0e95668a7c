/**
 * Codes that name a family of failures, not a reason: OpenAI sends them with look-alikes that only the message tells
 * apart, so they weigh less than a message pattern. (`rate_limit_exceeded` comes with a request that is too large for
 * any wait, `server_error` with an overload.)
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
