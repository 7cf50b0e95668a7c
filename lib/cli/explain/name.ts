/** Explains a single word: a slug, a status, a code, a type or an SDK class. */
import type { ProblemTypeSlug } from '../../catalogue/index.js';
import {
  explainFacts,
  explainSlug,
  explainStatus,
  isSlug,
  rows,
  type Explanation,
} from './explanation.js';

/** The statuses of the SDK's classes, which the Python SDK shares, and of the most general type. */
export const statusesOfNames: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  BadRequestError: 400,
  AuthenticationError: 401,
  PermissionDeniedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  UnprocessableEntityError: 422,
  RateLimitError: 429,
  InternalServerError: 500,
};

/** The problem types of the SDK's classes without a status. */
export const slugsOfClasses: Readonly<Record<string, ProblemTypeSlug>> = {
  APIConnectionError: 'connection-failed',
  APIConnectionTimeoutError: 'timeout',
  APITimeoutError: 'timeout',
  APIUserAbortError: 'request-aborted',
  ContentFilterFinishReasonError: 'content-filtered',
  InvalidWebhookSignatureError: 'invalid-webhook-signature',
  LengthFinishReasonError: 'output-truncated',
  OAuthError: 'identity-token-failed',
  SubjectTokenProviderError: 'identity-token-failed',
};

/** Codes of the system, of TLS libraries and of `fetch` for a failed connection. */
export const systemCode =
  /\b(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|ENODATA|ESERVFAIL|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|EAI_[A-Z]{1,20}|(?:ERR_SSL|ERR_TLS|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|UND_ERR)_\w{1,60})\b/;

/** Explains a connection failure with this system code. */
export function explainSystemCode(code: string): Explanation | undefined {
  return explainFacts({ message: 'Connection error.', cause: { code } });
}

const longestName = 200;

/** The slug in a problem type's name, which is the slug itself or a URI that ends with it. */
function slugIn(name: string): ProblemTypeSlug | undefined {
  const last = name.replace(/^.*[:/#=]/, '');
  return isSlug(last) ? last : undefined;
}

function explainKnown(name: string): Explanation | undefined {
  if (Object.hasOwn(statusesOfNames, name)) return explainStatus(Number(statusesOfNames[name]));
  const slug = Object.hasOwn(slugsOfClasses, name) ? slugsOfClasses[name] : undefined;
  return slug && explainSlug(slug);
}

/** Explains a title, or a slug as people write it, such as "Too Many Requests". */
export function explainTitle(text: string): Explanation | undefined {
  if (text.length > longestName) return undefined;
  const slug = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return isSlug(slug) ? explainSlug(slug) : undefined;
}

/** Explains a word; `undefined` if it is unknown. */
export function explainName(name: string): Explanation | undefined {
  if (name.length > longestName || /\s/.test(name)) return undefined;
  if (/^\d{3}$/.test(name)) return explainStatus(Number(name));
  const slug = slugIn(name);
  if (slug !== undefined) return explainSlug(slug);
  if (systemCode.exec(name)?.[0] === name) return explainSystemCode(name);
  const error = { code: name };
  return explainKnown(name) ?? explainFacts({ error }) ?? explainFacts({ error: { type: name } });
}

/** All known words. */
export function names(): readonly string[] {
  const codes = rows.flatMap(([slug, { upstream }]) => [
    slug,
    ...upstream.flatMap(({ code, type }) => [code, type]),
  ]);
  const classes = [...Object.keys(statusesOfNames), ...Object.keys(slugsOfClasses)];
  return [...new Set([...codes.filter((code) => typeof code === 'string'), ...classes])];
}
