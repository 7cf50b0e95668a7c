/** Makes a reason that Express takes for an error. */

/** Express takes a falsy error for "no error" and these words for "skip": the reason, or an error that names it. */
export function asError(reason: unknown, subject: string): unknown {
  const isNoError = !reason || reason === 'route' || reason === 'router';
  return isNoError ? new Error(`${subject} was rejected with ${String(reason)}`) : reason;
}
