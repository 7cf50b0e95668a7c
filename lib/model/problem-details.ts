/** The problem-details object (RFC 9457, section 3) with this package's extension members. */
import type { FixableBy } from './problem-type.js';
import type { ContentFilter } from './content-filter.js';
import type { InputError } from './invalid-input.js';
import type { RateLimit } from './rate-limit.js';

/**
 * A problem-details object: what the client of the app gets.
 * @typeParam Type what `type` may be, where that is known
 */
export interface ProblemDetails<Type extends string = string> {
  /** A URI that identifies the problem type; `urn:problem-type:openai:<slug>` by default. */
  readonly type: Type;
  /** A short summary of the problem type. */
  readonly title: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** What is special about this occurrence: the upstream's message, redacted; for the public, known sentences alone. */
  readonly detail?: string;
  /** A URI that identifies this occurrence, to be quoted to whoever runs the app. */
  readonly instance: string;
  /** What happened. */
  readonly meaning: string;
  /** What to do about it; never empty. */
  readonly solution: readonly string[];
  /** Who can remove the cause: the `caller` of the app, its `operator`, or the `provider` of the model. */
  readonly fixableBy: FixableBy;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Whole seconds to wait before the next attempt, at most one day. Only where `retryable`. */
  readonly retryAfter?: number;
  /** The upstream's error code. */
  readonly code?: string;
  /** The request parameter at fault. */
  readonly param?: string;
  /** The upstream's request id, which its support asks for. */
  readonly requestId?: string;
  /** The upstream's rate limit. */
  readonly rateLimit?: RateLimit;
  /** What is wrong with the input, as in RFC 9457, section 3. */
  readonly errors?: readonly InputError[];
  /** What a content filter said; for developers only. */
  readonly contentFilter?: ContentFilter;
  /** Present where a cooldown answered and no call was made; for developers only. */
  readonly cooldown?: true;
  /** Where to read more. */
  readonly documentation?: string;
}

/** Names that an app cannot use for members of its own: those of RFC 9457 and of this package. */
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

/** Extension members of the app's own (RFC 9457, section 3.2), which are sent beside those of this package. */
export type ExtensionMembers = Readonly<Record<string, unknown>> & {
  readonly [Name in keyof ProblemDetails]?: never;
};

const stringMembers = ['type', 'title', 'instance', 'meaning', 'fixableBy'] as const;

/**
 * Whether a value, such as a parsed response body, is a problem-details object of this package.
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
