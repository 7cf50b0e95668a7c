/** The problem in whatever a client library threw. */
import { isProblemDetails, type ProblemDetails } from '../model/problem-details.js';
import { parseJson } from '../values/json.js';
import { isObject, property } from '../values/property.js';
import { hasItsType } from './received-problem.js';

/**
 * Where libraries keep the body of a failed response, or the error that they wrap: `problem` of this package's errors and of the
 * `error` of its OpenAI-compatible responses; `error` of OpenAI's SDKs; `responseBody` of the AI SDK; `data` of ky, ofetch and
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

/** How many objects and texts are looked at, and how long a text may be in UTF-16 code units. */
const mostCandidates = 60;
const longestText = 2 ** 20;

/** Some errors have the status in front of the body. */
const statusInFront = /^\d{3} (?=\{)/;

/** What a text says as JSON; `undefined` for words. */
function parsed(text: string): unknown {
  if (text.length > longestText) return undefined;
  const json = text.replace(statusInFront, '');
  return json.startsWith('{') ? parseJson(json) : undefined;
}

/** The problem without members of the wrong type, which consumers ignore (RFC 9457, section 3.1). */
function withoutWrongMembers(problem: ProblemDetails): object {
  return Object.fromEntries(Object.entries(problem).filter(hasItsType));
}

/**
 * The problem in whatever a client library threw, or `undefined` where there is none: an error of `iterateEvents`, of OpenAI's SDKs,
 * the AI SDK, LangChain, axios, ky, got or ofetch; a message, text or value that is a problem of this package. Errors that wrap
 * another are looked through. Members of the wrong type are left out.
 * @typeParam Type the URIs of problem types that the server has, such as `ProblemTypeUri`; nothing checks that it has no others
 * @example
 * const problem = problemOf(error);
 * if (problem) show(problem.meaning, problem.solution);
 */
export function problemOf<Type extends string = string>(
  error: unknown,
): ProblemDetails<Type> | undefined {
  // The nearest comes first; a cycle ends with the number of candidates.
  const candidates = [error];
  for (let at = 0; at < candidates.length && at < mostCandidates; at++) {
    const given = candidates[at];
    const value = typeof given === 'string' ? parsed(given) : given;
    if (!isObject(value)) continue;
    // What types of problems the server has, its caller knows.
    if (isProblemDetails(value)) return withoutWrongMembers(value) as ProblemDetails<Type>;
    candidates.push(...places.map((place) => property(value, place)).filter(Boolean));
  }
  return undefined;
}
