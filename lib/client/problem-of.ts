/** Finds the problem in an error thrown by a client library. */
import { isProblemDetails, type ProblemDetails } from '../model/problem-details.js';
import { parseJson } from '../values/json.js';
import { isObject, property } from '../values/property.js';
import { hasItsType } from './received-problem.js';

/**
 * The properties in which libraries keep the body of a failed response, or the error that they wrap: `problem` of this package's errors and
 * of the `error` of its OpenAI-compatible responses; `error` of OpenAI's SDKs; `responseBody` of the AI SDK; `data` of ky, ofetch and
 * axios' `response`; `body` of got's `response`.
 */
const places = [
  'problem',
  'error',
  'responseBody',
  'data',
  'response',
  'body',
  'message',
  'cause',
  'lastError',
] as const;

/** The number of objects and strings that are examined, and the longest string, in UTF-16 code units. */
const mostCandidates = 60;
const longestText = 2 ** 20;

/** Some messages start with the status, followed by the body. */
const statusInFront = /^\d{3} (?=\{)/;

/** The string parsed as a JSON object; `undefined` if it is not one. */
function parsed(text: string): unknown {
  if (text.length > longestText) return undefined;
  const json = text.replace(statusInFront, '');
  return json.startsWith('{') ? parseJson(json) : undefined;
}

/** The problem without members of the wrong type, which consumers must ignore (RFC 9457, section 3.1). */
function withoutWrongMembers(problem: ProblemDetails): object {
  return Object.fromEntries(Object.entries(problem).filter(hasItsType));
}

/**
 * Finds the problem in an error thrown by any client: `iterateEvents`, OpenAI's SDKs, the AI SDK, LangChain, axios, ky, got or ofetch.
 * Also accepts a message, string or value that is itself a problem of this package. Wrapped errors are unwrapped. Members of the wrong
 * type are left out.
 * @typeParam Type the problem type URIs that the server uses, such as `ProblemTypeUri`; not checked
 * @returns the problem, or `undefined` if there is none
 * @example
 * const problem = problemOf(error);
 * if (problem) show(problem.meaning, problem.solution);
 */
export function problemOf<Type extends string = string>(
  error: unknown,
): ProblemDetails<Type> | undefined {
  // The nearest comes first. The limit on candidates also ends cycles.
  const candidates = [error];
  for (let at = 0; at < candidates.length && at < mostCandidates; at++) {
    const given = candidates[at];
    const value = typeof given === 'string' ? parsed(given) : given;
    if (!isObject(value)) continue;
    // Only the caller knows which problem types the server has.
    if (isProblemDetails(value)) return withoutWrongMembers(value) as ProblemDetails<Type>;
    candidates.push(...places.map((place) => property(value, place)).filter(Boolean));
  }
  return undefined;
}
