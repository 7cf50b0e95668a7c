/** Errors in the SDK's form. */

/** The own keys of the SDK's `APIError`, for errors that no SDK can be made to throw. */
export function apiError(facts: Readonly<Record<string, unknown>>): Error {
  const bare = {
    status: undefined,
    headers: undefined,
    error: undefined,
    code: undefined,
    param: undefined,
    type: undefined,
  };
  return Object.assign(new Error(), bare, facts);
}
