/** The check of what the SDK hands back as if all were well. */
import { completedStates, type Completed, type SettledResult } from './completed.js';
import { isArray, property } from '../values/property.js';
import { readUnusable } from '../read/openai/unusable-result.js';
import { UnusableResultError } from './unusable-result-error.js';

const completed: ReadonlySet<unknown> = new Set(completedStates);
/** What lives on: a container, the environment of an agent, a session. It does not become complete. */
const endless: ReadonlySet<unknown> = new Set(['running', 'ready', 'connected', 'idle', 'active']);
const shownState = /^[a-z][a-z_]{0,39}$/;

/** What an app gives that has not waited; `undefined` where it has. */
function mistake(result: object): string | undefined {
  if (typeof property(result, 'then') === 'function') return 'the result is a promise; await it';
  if (typeof property(result, Symbol.asyncIterator) === 'function')
    return 'the result is a stream or a list; relay a stream with streamToResponse, or read it to its end';
  const status = property(result, 'status');
  // A completion tells by its choices; a status that is a number is that of an HTTP response.
  if (typeof status !== 'string' || isArray(property(result, 'choices')) || completed.has(status))
    return undefined;
  if (endless.has(status))
    return `the status of the result is '${status}', which is none of a result; ask for its results instead`;
  const shown = shownState.test(status) ? `'${status}'` : 'another one than completed';
  return `the status of the result is ${shown}; wait until the result is complete, for example by retrieving it again`;
}

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
  const given: unknown = result;
  const failure = readUnusable(given);
  if (failure !== undefined) throw new UnusableResultError(failure, result);
  const wrong = mistake(result);
  if (wrong !== undefined) throw new TypeError(`requireCompleted: ${wrong}`);
  return result as Completed<Result>; // as the checks above have shown
}
