/** The check of what the SDK hands back as if all were well. */
import type { OpenAIFailure } from '../model/failure.js';
import { completedStates, type SettledResult } from './completed.js';
import { isArray, property } from '../values/property.js';
import { readUnusable } from '../read/openai/unusable-result.js';

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
 * Why a result of the SDK cannot be used, although the call did not fail; `undefined` where it can.
 * @throws TypeError where the app has not waited for it
 */
export function unusableBecause(result: SettledResult): OpenAIFailure | undefined {
  const failure = readUnusable(result);
  const wrong = failure === undefined ? mistake(result) : undefined;
  if (wrong !== undefined) throw new TypeError(`requireCompleted: ${wrong}`);
  return failure;
}
