/** Turns a rejection reason into one that Express treats as an error. */

/** Express treats a falsy reason as "no error" and these words as "skip": they are replaced by an error that states the reason. */
export function asError(reason: unknown, subject: string): unknown {
  const isNoError = !reason || reason === 'route' || reason === 'router';
  return isNoError ? new Error(`${subject} was rejected with ${String(reason)}`) : reason;
}
