/** Results that the SDK hands back as if all were well: they are read by the core. */
import type { Completed, SettledResult } from '../results/completed.js';
import { loadCore } from './load.cjs';
import { UnusableResultError } from './unusable-result-error.js';

/**
 * Returns a result of the SDK, or throws where it is none to be used, although the call did not fail: cut off, filtered,
 * refused, incomplete, failed, expired or cancelled, complete with a failed item, file or batch, an error body, a web page, or nothing. A call for tools is complete.
 * Every choice counts, not only the first.
 * @returns the very same object, narrowed
 * @throws UnusableResultError which the error handler knows
 * @throws TypeError where the app has not waited: for a promise, a stream, or a result that is not done yet
 * @example const { output_text } = requireCompleted(await openai.responses.create(body));
 */
export function requireCompleted<Result extends SettledResult>(result: Result): Completed<Result> {
  const failure = loadCore().unusableBecause(result);
  if (failure !== undefined) throw new UnusableResultError(failure, result);
  return result as Completed<Result>; // as the core has found
}
