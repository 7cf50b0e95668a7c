/** The problem-details object (RFC 9457, section 3), with the extension members of this package. */
import type { FixableBy } from './problem-type.js';
import type { ContentFilter } from './content-filter.js';
import type { InputError } from './invalid-input.js';
import type { RateLimit } from './rate-limit.js';

/**
 * A problem-details object (RFC 9457, section 3): the body that the app's client receives.
 * @typeParam Type the possible values of `type`, if known
 */
export interface ProblemDetails<Type extends string = string> {
  /** A URI that identifies the problem type; `urn:problem-type:openai:<slug>` by default. */
  readonly type: Type;
  /** A short summary of the problem type, the same for every occurrence. */
  readonly title: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** What is specific to this occurrence: the upstream's redacted message. For the audience `'public'`, only sentences that the catalogue knows. */
  readonly detail?: string;
  /** A URI that identifies this occurrence: the reference to quote to the operator. */
  readonly instance: string;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What to do about it, as imperative sentences; never empty. */
  readonly solution: readonly string[];
  /** Who can fix it: the app's `caller`, its `operator`, or the `provider` of the model. */
  readonly fixableBy: FixableBy;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Whole seconds to wait before the next attempt, at most one day. Only if `retryable` is `true`. */
  readonly retryAfter?: number;
  /** The upstream's error code, such as `rate_limit_exceeded`. */
  readonly code?: string;
  /** The request parameter that caused the problem. */
  readonly param?: string;
  /** The upstream's request id, to quote to its support. */
  readonly requestId?: string;
  /** The upstream's rate limit, from its `x-ratelimit-*` headers. */
  readonly rateLimit?: RateLimit;
  /** The errors in the input, as in the example of RFC 9457, section 3. */
  readonly errors?: readonly InputError[];
  /** The result of a content filter; for developers only. */
  readonly contentFilter?: ContentFilter;
  /** Present if a cooldown responded and no call was made; for developers only. */
  readonly cooldown?: true;
  /** The URL of the relevant documentation. */
  readonly documentation?: string;
}

/** The members that an app cannot redefine: those of RFC 9457 and of this package. */
const ownMembers: Readonly<Record<keyof ProblemDetails, true>> = {
  type: true,
  title: true,
  status: true,
  detail: true,
  instance: true,
  meaning: true,
  solution: true,
  fixableBy: true,
  retryable: true,
  retryAfter: true,
  code: true,
  param: true,
  requestId: true,
  rateLimit: true,
  errors: true,
  contentFilter: true,
  cooldown: true,
  documentation: true,
};

/** Whether a member is defined by RFC 9457 or by this package. */
export function isOwnMember(name: string): boolean {
  return Object.hasOwn(ownMembers, name);
}

/** Custom extension members (RFC 9457, section 3.2), sent alongside those of this package. */
export type ExtensionMembers = Readonly<Record<string, unknown>> & {
  readonly [Name in keyof ProblemDetails]?: never;
};

const stringMembers = ['type', 'title', 'instance', 'meaning', 'fixableBy'] as const;

/**
 * Whether a value, such as a parsed response body, is a problem-details object of this package. Never throws.
 * @example if (isProblemDetails(body)) console.log(body.meaning, body.solution);
 */
export function isProblemDetails(value: unknown): value is ProblemDetails {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const problem = value as Readonly<Record<string, unknown>>;
    return (
      stringMembers.every((member) => typeof problem[member] === 'string') &&
      Number.isInteger(problem['status']) &&
      typeof problem['retryable'] === 'boolean' &&
      isSolution(problem['solution'])
    );
  } catch {
    return false;
  }
}

function isSolution(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((step) => typeof step === 'string')
  );
}
