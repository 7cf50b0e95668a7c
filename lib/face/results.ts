/** Checks results that the SDK returns without an error although they are not usable; the core reads them. */
import type { Completed, SettledResult } from '../results/completed.js';
import { loadCore } from './load.cjs';
import { UnusableResultError } from './unusable-result-error.js';

/**
 * Returns a result of the SDK, or throws if it is not usable although the call did not fail: truncated, filtered,
 * refused, incomplete, failed, expired or cancelled, complete with a failed item, file or batch, an error body, an HTML page, or empty.
 * Tool calls count as complete. All choices are checked, not only the first.
 * @returns the same object, with a narrowed type
 * @throws UnusableResultError if the result is not usable; the error handler recognizes it
 * @throws TypeError if the app has not waited: for a promise, a stream, or a result that is still in progress
 * @example const { output_text } = requireCompleted(await openai.responses.create(body));
 */
export function requireCompleted<Result extends SettledResult>(result: Result): Completed<Result> {
  const failure = loadCore().unusableBecause(result);
  if (failure !== undefined) throw new UnusableResultError(failure, result);
  return result as Completed<Result>; // as the core has found
}
