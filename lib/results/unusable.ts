/** Checks results that the SDK returns without an error although they are not usable. */
import type { OpenAIFailure } from '../model/failure.js';
import { completedStates, type SettledResult } from './completed.js';
import { isArray, property } from '../values/property.js';
import { readUnusable } from '../read/openai/unusable-result.js';

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
 * Returns why a result of the SDK is not usable although the call did not fail; `undefined` if it is usable.
 * @throws TypeError if the app has not waited for the result
 */
export function unusableBecause(result: SettledResult): OpenAIFailure | undefined {
  const failure = readUnusable(result);
  const wrong = failure === undefined ? mistake(result) : undefined;
  if (wrong !== undefined) throw new TypeError(`requireCompleted: ${wrong}`);
  return failure;
}
