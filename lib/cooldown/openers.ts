/** The problem types that open a cooldown, as data: after them, further calls would fail for a while. */
import type { ProblemTypeSlug } from '../catalogue/index.js';

/** Types that open a cooldown. */
export type OpeningSlug = ProblemTypeSlug | 'account-restricted';

/**
 * How a cooldown behaves:
 * - `rate`: opens at once, for the announced wait, otherwise for two seconds and then longer
 * - `account`: opens at once, for 30 to 60 seconds; only the operator can fix the cause
 * - `credential`: like `account`, if the key of the cooldown distinguishes credentials
 * - `fault`: opens after several failures in a row, for two seconds and then longer
 */
export type CooldownClass = 'rate' | 'account' | 'credential' | 'fault';

/** The body of an error, in OpenAI's format. */
export interface ErrorBody {
  readonly message: string;
  readonly type: string | null;
  readonly param: string | null;
  readonly code: string | null;
}

/** The response from an instance that learned of the failure from the store, which does not contain response bodies. */
export interface StandIn {
  readonly status: number;
  readonly error: ErrorBody;
}

/** The effect of a problem type on later calls. */
export interface Opener {
  readonly class: CooldownClass;
  /** Codes of this type that affect a single request, not the account. */
  readonly unless?: readonly string[];
  /** Present if the failure affects all instances that use the credential. */
  readonly shared?: StandIn;
}

function standIn(status: number, code: string, message: string, type: string | null): StandIn {
  return { status, error: { message, type, param: null, code } };
}

/** Types not listed here never open a cooldown: mistakes of callers, filtered content, a single oversized request. */
export const openers = {
  'too-many-requests': {
    class: 'rate',
    shared: standIn(429, 'rate_limit_exceeded', 'The rate limit is reached.', 'requests'),
  },
  'slow-down': {
    class: 'rate',
    shared: standIn(429, 'slow_down', 'The traffic increased too quickly.', null),
  },
  'credit-balance-exhausted': {
    class: 'account',
    shared: standIn(429, 'insufficient_quota', 'No credit is left.', 'insufficient_quota'),
  },
  'spend-limit-reached': {
    class: 'account',
    unless: ['session_budget_exceeded'],
    shared: standIn(429, 'project_spend_limit_exceeded', 'The spend limit is reached.', null),
  },
  'usage-limit-reached': {
    class: 'account',
    shared: standIn(429, 'organization_usage_limit_exceeded', 'The usage limit is reached.', null),
  },
  'billing-not-active': {
    class: 'account',
    shared: standIn(429, 'billing_not_active', 'The account has no active billing.', null),
  },
  'access-limited-by-policy': {
    class: 'account',
    unless: ['cyber_policy', 'bio_policy'],
    shared: standIn(403, 'access_terminated', 'The access was ended by policy.', null),
  },
  'account-restricted': { class: 'account' },
  // IP addresses differ between instances.
  'ip-not-authorized': { class: 'account' },
  'unsupported-region': { class: 'account' },
  unauthorized: {
    class: 'credential',
    shared: standIn(401, 'invalid_api_key', 'The API key was refused.', 'invalid_request_error'),
  },
  'missing-credentials': { class: 'credential' },
  'organization-mismatch': { class: 'credential' },
  'service-overloaded': { class: 'fault' },
  'bad-gateway': { class: 'fault' },
  timeout: { class: 'fault' },
  'internal-server-error': { class: 'fault' },
  'connection-failed': { class: 'fault' },
  'dns-failure': { class: 'fault' },
  'tls-failure': { class: 'fault' },
} as const satisfies Readonly<Partial<Record<OpeningSlug, Opener>>>;

/** The effect of a problem type; `undefined` if it opens no cooldown. */
export function openerOf(slug: string): Opener | undefined {
  return Object.hasOwn(openers, slug) ? openers[slug as keyof typeof openers] : undefined;
}

/** A problem type that instances share. */
export interface SharedOpener {
  /** The slug. */
  readonly type: string;
  readonly class: CooldownClass;
  readonly standIn: StandIn;
}

/** The problem types that instances share, the most frequent first. */
export const sharedOpeners: readonly SharedOpener[] = Object.entries<Opener>(openers).flatMap(
  ([type, opener]) =>
    opener.shared === undefined ? [] : [{ type, class: opener.class, standIn: opener.shared }],
);
