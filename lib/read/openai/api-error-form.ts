/** Objects in the form of the SDK's `APIError`, for failures that no SDK has thrown. */

/** The members of an `APIError`; an absent one is unknown. */
export interface ApiErrorFacts {
  readonly status?: number | undefined;
  readonly headers?: unknown;
  /** The body of the response, or its `error`. */
  readonly error?: unknown;
  readonly code?: unknown;
  readonly param?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  readonly requestID?: unknown;
  readonly cause?: unknown;
}

/** Creates an object that is recognized as an `APIError` by its keys. */
export function apiError(facts: ApiErrorFacts): object {
  return {
    status: undefined,
    headers: undefined,
    error: undefined,
    code: undefined,
    param: undefined,
    type: undefined,
    ...facts,
  };
}
