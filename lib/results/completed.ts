/** The types of results, before and after they are known to be complete: structural, so that every major of the SDK fits. */

/** States of a result that is complete; a file is `uploaded` or `processed`. */
export const completedStates = ['completed', 'succeeded', 'processed', 'uploaded'] as const;

type CompletedState = (typeof completedStates)[number];

/** A result of the SDK: neither a promise of one nor a stream. */
export type SettledResult = object & {
  readonly then?: never;
  readonly [Symbol.asyncIterator]?: never;
};

/** A text that may be anything may be a complete state. */
type StateOf<Status> = Status extends string
  ? string extends Status
    ? CompletedState
    : Extract<Status, CompletedState>
  : Status;

type WithoutRefusal<Choice> = Choice extends { readonly message: object }
  ? { message: { refusal: null } }
  : unknown;

type CompletedChoice<Choice> = Choice extends { readonly finish_reason: infer Reason }
  ? Choice & {
      finish_reason: Exclude<Reason, 'length' | 'content_filter'>;
    } & WithoutRefusal<Choice>
  : Choice;

/** A result that is complete: no choice is cut off, filtered or refused, and a status is one of success. */
export type Completed<Result> = Result extends { readonly choices: readonly (infer Choice)[] }
  ? { choices: CompletedChoice<Choice>[] } & Result
  : Result extends { readonly status?: string | null }
    ? Result & { [Key in keyof Pick<Result, 'status'>]: StateOf<Result[Key]> }
    : Result;
