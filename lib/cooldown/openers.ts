/** What opens a cooldown, as data: the problem types after which a further call is in vain for a while. */
import type { ProblemTypeSlug } from '../catalogue/index.js';

/** Types that open a cooldown; `account-restricted` is one of catalogues that have it. */
export type OpeningSlug = ProblemTypeSlug | 'account-restricted';

/**
 * How a cooldown behaves:
 * - `rate`: opens at once, for the announced wait, else for two seconds, growing
 * - `account`: opens at once, for 30 to 60 seconds; only the operator can end the cause
 * - `credential`: the same, where the key of the cooldown tells one credential from another
 * - `fault`: opens after several failures in a row, for two seconds, growing
 */
export type CooldownClass = 'rate' | 'account' | 'credential' | 'fault';

/** The body of an error, in OpenAI's form. */
export interface ErrorBody {
  readonly message: string;
  readonly type: string | null;
  readonly param: string | null;
  readonly code: string | null;
}

/** What an instance answers that learned of the failure from the store, which holds no bodies. */
export interface StandIn {
  readonly status: number;
  readonly error: ErrorBody;
}

/** What a problem type does to the calls after it. */
export interface Opener {
  readonly class: CooldownClass;
  /** Codes of this type that concern one request alone, not the account. */
  readonly unless?: readonly string[];
  /** Present where the failure concerns all instances that share the credential. */
  readonly shared?: StandIn;
}

function standIn(status: number, code: string, message: string, type: string | null): StandIn {
  return { status, error: { message, type, param: null, code } };
}

/** A type that is absent never opens a cooldown: mistakes of callers, filtered content, one request that is too large. */
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
  // The addresses of one instance say nothing of another's.
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

/** What this problem type does; `undefined` where it opens nothing. */
export function openerOf(slug: string): Opener | undefined {
  return Object.hasOwn(openers, slug) ? openers[slug as keyof typeof openers] : undefined;
}

/** A problem type that instances tell each other. */
export interface SharedOpener {
  /** The slug. */
  readonly type: string;
  readonly class: CooldownClass;
  readonly standIn: StandIn;
}

/** The problem types that instances tell each other, most frequent first. */
export const sharedOpeners: readonly SharedOpener[] = Object.entries<Opener>(openers).flatMap(
  ([type, opener]) =>
    opener.shared === undefined ? [] : [{ type, class: opener.class, standIn: opener.shared }],
);
