/** Explains a single word: a slug, a status, a code, a type, a class of the SDK. */
import type { ProblemTypeSlug } from '../../catalogue/index.js';
import {
  explainFacts,
  explainSlug,
  explainStatus,
  isSlug,
  rows,
  type Explanation,
} from './explanation.js';

/** The statuses of the SDK's classes, which Python's share, and of a type that says no more. */
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

/** What the SDK's classes say that have no status. */
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

/** Codes of the system, of TLS libraries and of `fetch` for a connection that failed. */
export const systemCode =
  /\b(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|ENODATA|ESERVFAIL|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|EAI_[A-Z]{1,20}|(?:ERR_SSL|ERR_TLS|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|UND_ERR)_\w{1,60})\b/;

/** A connection that failed with this code of the system. */
export function explainSystemCode(code: string): Explanation | undefined {
  return explainFacts({ message: 'Connection error.', cause: { code } });
}

const longestName = 200;

/** A problem type is named by its slug, or by its URI, of which the slug is the end. */
function slugIn(name: string): ProblemTypeSlug | undefined {
  const last = name.replace(/^.*[:/#=]/, '');
  return isSlug(last) ? last : undefined;
}

function explainKnown(name: string): Explanation | undefined {
  if (Object.hasOwn(statusesOfNames, name)) return explainStatus(Number(statusesOfNames[name]));
  const slug = Object.hasOwn(slugsOfClasses, name) ? slugsOfClasses[name] : undefined;
  return slug && explainSlug(slug);
}

/** A title or a slug as people write it: "Too Many Requests". */
export function explainTitle(text: string): Explanation | undefined {
  if (text.length > longestName) return undefined;
  const slug = text.toLowerCase().replaceAll(/[\s_]+/g, '-');
  return isSlug(slug) ? explainSlug(slug) : undefined;
}

/** Explains a word; `undefined` where it names nothing. */
export function explainName(name: string): Explanation | undefined {
  if (name.length > longestName || /\s/.test(name)) return undefined;
  if (/^\d{3}$/.test(name)) return explainStatus(Number(name));
  const slug = slugIn(name);
  if (slug !== undefined) return explainSlug(slug);
  if (systemCode.exec(name)?.[0] === name) return explainSystemCode(name);
  const error = { code: name };
  return explainKnown(name) ?? explainFacts({ error }) ?? explainFacts({ error: { type: name } });
}

/** All words that name something. */
export function names(): readonly string[] {
  const codes = rows.flatMap(([slug, { upstream }]) => [
    slug,
    ...upstream.flatMap(({ code, type }) => [code, type]),
  ]);
  const classes = [...Object.keys(statusesOfNames), ...Object.keys(slugsOfClasses)];
  return [...new Set([...codes.filter((code) => typeof code === 'string'), ...classes])];
}
