/** What a row of the catalogue is. */
import type { FailureKind, HopelessQuota } from './failure.js';

/** Who can remove the cause: the client of the app, whoever runs the app, or OpenAI. */
export type FixableBy = 'caller' | 'operator' | 'provider';

/**
 * A pattern of facts by which a failure is recognised; all members that are given must hold. `says` holds phrases, any of which
 * suffices; a `message` pattern is anchored at the message's start.
 */
export interface Signature {
  /** A signature of a `stream` holds for a `job`, too. */
  readonly kind?: FailureKind;
  /** The upstream's HTTP status, or several of them. */
  readonly status?: number | readonly number[];
  /** The API's error code. */
  readonly code?: string | RegExp;
  /** The API's error type. */
  readonly type?: string;
  /** What the upstream's message looks like. */
  readonly message?: RegExp;
  /**
   * How upstreams word the failure. `…` stands for up to four words, `(a|b)` for either, `(a|)` for one that may be missing, `_`
   * for a quotation, number or name, `^` for the message's beginning, `=word` for this very form. Case, endings and words such as
   * `is` or `your` do not matter. The status is asked only where there is one.
   */
  readonly says?: readonly string[];
  /** Whether the phrases count only where the message says nothing more definite. */
  readonly vague?: true;
  /** Whether the upstream must have stated a wait. */
  readonly wait?: true;
  /** How the stated limit relates to the request. */
  readonly quota?: HopelessQuota;
  /** Whether the upstream answered with a web page. */
  readonly page?: true;
  /** Whether the upstream named the parameter at fault. */
  readonly param?: true;
  /** Overrides the problem type's `retryable` for the occurrences that this signature describes. */
  readonly retryable?: boolean;
}

/** What one audience reads of a problem: what happened, and what to do. */
export interface Advice {
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What to do about it, as imperative sentences; never empty. */
  readonly solution: readonly [string, ...string[]];
}

/** What end users are told of a problem type: a meaning and a solution, and a title where the operator's would say too much. */
export interface PublicAdvice extends Advice {
  /** A title that says nothing of the operator's affairs; without it, the problem type's own is shown. */
  readonly title?: string;
}

/** What the operator is told of one occurrence, whatever the audience of the response. */
export interface Diagnosis {
  readonly title: string;
  /** What happened. */
  readonly meaning: string;
  /** What to do about it; never empty. */
  readonly solution: readonly string[];
  /** Where to read more. */
  readonly documentation: string | undefined;
}

/** A problem type (RFC 9457, section 4): `meaning` and `solution` speak to whoever runs the app. */
export interface ProblemType extends Advice {
  /** A short summary that does not change from occurrence to occurrence. */
  readonly title: string;
  /** The HTTP status where the upstream gave none. */
  readonly status: number;
  /** The HTTP status that a gateway owes its own client. */
  readonly gatewayStatus: number;
  /** Who can remove the cause. */
  readonly fixableBy: FixableBy;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** The signatures of the failures that belong to this type. */
  readonly upstream: readonly Signature[];
  /** What the client of the app is told. */
  readonly public: PublicAdvice;
  /** Where to read more; absent where there is nothing. */
  readonly documentation?: string;
}

/** A table of problem types by slug. */
export type ProblemTypeTable = Readonly<Record<string, ProblemType>>;

/** The problem type of a failure, what the occurrence says of `retryable` against the type, and the sentence that decided. */
export interface Classification {
  readonly slug: string;
  readonly retryable?: boolean | undefined;
  /** The phrase, as its signature has it, that the message was recognised by; `undefined` where something else decided. */
  readonly phrase?: string | undefined;
}
