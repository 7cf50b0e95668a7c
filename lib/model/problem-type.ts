/** The shape of a problem type in the catalogue. */
import type { FailureKind, HopelessQuota } from './failure.js';

/** Who can fix a problem: the app's client (`caller`), the person who runs the app (`operator`), or the model's provider. */
export type FixableBy = 'caller' | 'operator' | 'provider';

/**
 * A pattern of facts by which a failure is recognized. All members that are present must match. `says` lists phrases, any one of which
 * is enough; a `message` pattern is anchored at the start of the message.
 */
export interface Signature {
  /** The kind of the failure. A signature for `stream` also matches a `job`. */
  readonly kind?: FailureKind;
  /** The upstream's HTTP status, or a list of them. */
  readonly status?: number | readonly number[];
  /** The API's error code. */
  readonly code?: string | RegExp;
  /** The API's error type. */
  readonly type?: string;
  /** A pattern that the upstream's message must match. */
  readonly message?: RegExp;
  /**
   * Phrases that upstreams use for the failure. `…` stands for up to four words, `(a|b)` for either, `(a|)` for an optional one, `_`
   * for a quotation, number or name, `^` for the start of the message, `=word` for exactly this form. Case, endings and words such as
   * `is` or `your` are ignored. A `status` is compared only if the failure has one.
   */
  readonly says?: readonly string[];
  /** Whether the phrases count only if the message contains nothing more definite. */
  readonly vague?: true;
  /** Whether the upstream must have stated a wait. */
  readonly wait?: true;
  /** How the request must relate to the stated limit. */
  readonly quota?: HopelessQuota;
  /** Whether the upstream must have responded with an HTML page. */
  readonly page?: true;
  /** Whether the upstream must have named a request parameter. */
  readonly param?: true;
  /** Overrides the problem type's `retryable` for occurrences that match this signature. */
  readonly retryable?: boolean;
}

/** The text of a problem for one audience: what happened, and what to do. */
export interface Advice {
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What to do about it, as imperative sentences; never empty. */
  readonly solution: readonly [string, ...string[]];
}

/** The text of a problem type for end users: a meaning, a solution, and a title if the operator's would reveal too much. */
export interface PublicAdvice extends Advice {
  /** A title that reveals nothing about the operator's account; if omitted, the problem type's own title is shown. */
  readonly title?: string;
}

/** The problem as the operator needs it, independent of the audience of the response. */
export interface Diagnosis {
  /** The operator's title of the problem type. */
  readonly title: string;
  /** What happened. */
  readonly meaning: string;
  /** What to do about it; never empty. */
  readonly solution: readonly string[];
  /** The URL of the relevant documentation; `undefined` if there is none. */
  readonly documentation: string | undefined;
}

/** A problem type (RFC 9457, section 4). Its `meaning` and `solution` are written for the operator. */
export interface ProblemType extends Advice {
  /** A short summary, the same for every occurrence. */
  readonly title: string;
  /** The HTTP status if the upstream sent none. */
  readonly status: number;
  /** The HTTP status that a gateway returns to its own client: a bad API key is a 5xx there, never the client's 401. */
  readonly gatewayStatus: number;
  /** Who can fix it. */
  readonly fixableBy: FixableBy;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** The signatures by which failures of this type are recognized. */
  readonly upstream: readonly Signature[];
  /** The text for end users. */
  readonly public: PublicAdvice;
  /** The URL of the relevant documentation; absent if there is none. */
  readonly documentation?: string;
}

/** Problem types by slug. */
export type ProblemTypeTable = Readonly<Record<string, ProblemType>>;

/** The result of classifying a failure. */
export interface Classification {
  /** The slug of the problem type. */
  readonly slug: string;
  /** Overrides the problem type's `retryable` for this occurrence; `undefined` if it does not. */
  readonly retryable?: boolean | undefined;
  /** The phrase of the signature by which the message was recognized; `undefined` if something else decided. */
  readonly phrase?: string | undefined;
}
