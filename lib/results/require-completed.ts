/** Checks results that the SDK returns without an error although they are not usable. */
import { completedStates, type Completed, type SettledResult } from './completed.js';
import { isArray, property } from '../values/property.js';
import { readUnusable } from '../read/openai/unusable-result.js';
import { UnusableResultError } from './unusable-result-error.js';

const completed: ReadonlySet<unknown> = new Set(completedStates);
/** The statuses of long-lived objects, such as containers, agent environments and sessions, which never become complete. */
const endless: ReadonlySet<unknown> = new Set(['running', 'ready', 'connected', 'idle', 'active']);
const shownState = /^[a-z][a-z_]{0,39}$/;

/** The mistake of an app that has not waited for the result; `undefined` if it has. */
function mistake(result: object): string | undefined {
  if (typeof property(result, 'then') === 'function') return 'the result is a promise; await it';
  if (typeof property(result, Symbol.asyncIterator) === 'function')
    return 'the result is a stream or a list; relay it with streamToResponse, or read it to the end';
  const status = property(result, 'status');
  // A completion's state is in its choices; a numeric status is that of an HTTP response.
  if (typeof status !== 'string' || isArray(property(result, 'choices')) || completed.has(status))
    return undefined;
  if (endless.has(status))
    return `the status of the result is '${status}', which only a long-lived object has; retrieve its results instead`;
  const shown = shownState.test(status) ? `'${status}'` : 'unknown';
  return `the status of the result is ${shown}; wait until the result is complete, for example by retrieving it again`;
}

/**
 * Returns a result of the SDK, or throws if it is not usable although the call did not fail: truncated, filtered,
 * refused, incomplete, failed, expired or cancelled, complete with a failed item, file or batch, an error body, an HTML page, or empty.
 * Tool calls count as complete. All choices are checked, not only the first.
 * @returns the same object, with a narrowed type
 * @throws UnusableResultError if the result is not usable; the error handler recognises it
 * @throws TypeError if the app has not waited: for a promise, a stream, or a result that is still in progress
 * @example const { output_text } = requireCompleted(await openai.responses.create(body));
 */
export function requireCompleted<Result extends SettledResult>(result: Result): Completed<Result> {
  const given: unknown = result;
  const failure = readUnusable(given);
  if (failure !== undefined) throw new UnusableResultError(failure, result);
  const wrong = mistake(result);
  if (wrong !== undefined) throw new TypeError(`requireCompleted: ${wrong}`);
  return result as Completed<Result>; // the checks above have shown this
}
