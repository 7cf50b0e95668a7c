/** The types of results, before and after they are known to be complete. They are structural, so that every major version of the SDK fits. */

/** The statuses of a complete result; a file is `uploaded` or `processed`. */
export const completedStates = ['completed', 'succeeded', 'processed', 'uploaded'] as const;

type CompletedState = (typeof completedStates)[number];

/** A result of the SDK, as opposed to a promise of one or a stream. */
export type SettledResult = object & {
  readonly then?: never;
  readonly [Symbol.asyncIterator]?: never;
};

/** If a status can be any string, it is narrowed to the complete ones. */
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

/** A complete result: no choice is truncated, filtered or refused, and the status, if any, is one of success. */
export type Completed<Result> = Result extends { readonly choices: readonly (infer Choice)[] }
  ? { choices: CompletedChoice<Choice>[] } & Result
  : Result extends { readonly status?: string | null }
    ? Result & { [Key in keyof Pick<Result, 'status'>]: StateOf<Result[Key]> }
    : Result;
