/** Error bodies that only one provider sends, and what OpenAI's own look like. */
import { azure } from './known-providers.js';
import { elements, hasOwnKeys, isArray, isObject, property, text } from './property.js';

/** Azure's inner errors, and codes of its control plane. */
const azureCodes: ReadonlySet<unknown> = new Set([
  'DeploymentNotFound',
  'OperationNotSupported',
  'AuthenticationTypeDisabled',
]);

type ShapeRow = readonly [provider: string, matches: (body: object) => boolean];

/** What only one provider's errors look like. */
const shapes: readonly ShapeRow[] = [
  [
    azure,
    (body) =>
      ['innererror', 'inner_error', 'content_filters'].some((key) => isObject(property(body, key))),
  ],
  [azure, (body) => azureCodes.has(property(body, 'code'))],
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

/** The provider whose errors alone look like this one. */
export function providerOfShape(body: object): string | undefined {
  return shapes.find(([, matches]) => matches(body))?.[0];
}

/** Members of OpenAI's own errors, all of which are always there. */
const openaiShape = ['message', 'type', 'param', 'code'];
/** Types that OpenAI does not write: class names, and what gateways and local servers made up. */
const foreignType = /[A-Z]|^(?:api|auth|new_api|one_api|upstream|proxy)_error$/;

/** Whether OpenAI may have written it. Others copy this shape, so it shows no more than that nothing speaks against OpenAI. */
export function isOpenAIShape(body: object): boolean {
  const code = property(body, 'code');
  const type = property(body, 'type');
  return (
    hasOwnKeys(body, openaiShape) &&
    typeof code !== 'number' &&
    !(typeof code === 'string' && (/^\d+$/.test(code) || code === 'invalid_request_error')) &&
    !(typeof type === 'string' && foreignType.test(type))
  );
}
