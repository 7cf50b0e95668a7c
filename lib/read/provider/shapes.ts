/** Error bodies that only one provider sends, and what OpenAI's own look like. */
import { azure } from './known-providers.js';
import { elements, hasOwnKeys, isArray, isObject, property, text } from '../../values/property.js';

/** Azure's inner errors, and codes of its control plane. */
const azureCodes: ReadonlySet<unknown> = new Set([
  'DeploymentNotFound',
  'OperationNotSupported',
  'AuthenticationTypeDisabled',
  'NoCapacity',
]);

/** Types of LiteLLM's own. */
const litellmTypes: ReadonlySet<unknown> = new Set([
  'auth_error',
  'key_model_access_denied',
  'team_model_access_denied',
  'throttling_error',
  'expired_key',
]);

type ShapeRow = readonly [provider: string, matches: (body: object) => boolean];

/** Shapes of errors that only one provider sends. */
const shapes: readonly ShapeRow[] = [
  [
    azure,
    (body) =>
      ['innererror', 'inner_error', 'content_filters'].some((key) => isObject(property(body, key))),
  ],
  [azure, (body) => azureCodes.has(property(body, 'code'))],
  ['LiteLLM', (body) => litellmTypes.has(property(body, 'type'))],
  [
    'OpenRouter',
    (body) =>
      ['raw', 'provider_name', 'available_providers'].some(
        (key) => property(property(body, 'metadata'), key) !== undefined,
      ),
  ],
  ['Google Gemini', (body) => isObject(property(elements(body, 1)[0], 'error'))],
  [
    'Google Gemini',
    (body) =>
      /^[A-Z_]{5,40}$/.test(text(property(body, 'status')) ?? '') &&
      typeof property(body, 'code') === 'number',
  ],
  [
    'Google Gemini',
    (body) =>
      elements(property(body, 'details'), 8).some((detail) =>
        text(property(detail, '@type'))?.startsWith('type.googleapis.com/'),
      ),
  ],
  [
    'Cloudflare Workers AI',
    (body) => property(body, 'success') === false && isArray(property(body, 'errors')),
  ],
  [
    'Cloudflare AI Gateway',
    (body) => isArray(body) && typeof property(elements(body, 1)[0], 'code') === 'number',
  ],
  [
    'Mistral',
    (body) =>
      property(body, 'object') === 'error' && /^\d{4}$/.test(text(property(body, 'code')) ?? ''),
  ],
];

/** The provider that alone sends errors of this shape; `undefined` if there is none. */
export function providerOfShape(body: object): string | undefined {
  return shapes.find(([, matches]) => matches(body))?.[0];
}

/** Members of OpenAI's errors, all of which are always present. */
const openaiShape = ['message', 'type', 'param', 'code'];
/** The types that OpenAI sends; gateways and local servers have many others. */
const openaiTypes: ReadonlySet<unknown> = new Set([
  null,
  'invalid_request_error',
  'authentication_error',
  'insufficient_quota',
  'requests',
  'tokens',
  'rate_limit_error',
  'server_error',
  'access_terminated',
  'request_forbidden',
  'max_tokens_per_request',
  'billing_not_active',
  'billing_limit_user_error',
  'image_generation_user_error',
]);

function isOpenAICode(code: unknown): boolean {
  if (code === null) return true;
  return typeof code === 'string' && !/^\d*$/.test(code) && code !== 'invalid_request_error';
}

/** Whether OpenAI may have sent the error. Other providers copy this shape, so it only means that nothing rules OpenAI out. */
export function isOpenAIShape(body: object): boolean {
  return (
    hasOwnKeys(body, openaiShape) &&
    property(body, 'object') === undefined &&
    property(body, 'param') !== '' &&
    openaiTypes.has(property(body, 'type')) &&
    isOpenAICode(property(body, 'code'))
  );
}
