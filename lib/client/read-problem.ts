/** Reads the problem from a response. */
import type { ProblemDetails } from '../model/problem-details.js';
import { isPlainObject, parseJson } from '../values/json.js';
import { completeProblem } from './received-problem.js';
import { discard, isAbort, mediaTypeOf, readText, type ResponseLike } from './response.js';

/** The media type of problem details (RFC 9457, section 6.1). */
export const problemMediaType = 'application/problem+json';

/** In UTF-16 code units; this package's problems have a few thousand. */
const longestProblem = 2 ** 20;

/** The body, or as much of it as arrived; a truncated one is not valid JSON, and so not a problem. */
async function readBody(response: ResponseLike): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  let body = '';
  try {
    for await (const text of readText(reader)) {
      body += text;
      if (body.length > longestProblem) return '';
    }
    return body;
  } finally {
    discard(reader);
  }
}

/**
 * Reads the problem from a `fetch` response. The body is read only if the media type is `application/problem+json`; otherwise it is left
 * to the caller. Members of the wrong type are left out, and missing required members are filled in from the status, so that
 * problems from other servers can be shown in the same way.
 * @typeParam Type the problem type URIs that the server uses, such as `ProblemTypeUri`; not checked
 * @returns the problem, or `undefined` if the response has another media type or its body is not a JSON object, was cut off, was
 * already read, or is longer than 1 Mi characters
 * @throws an `AbortError` if the caller's own signal was aborted, like `iterateEvents`
 * @throws TypeError if the argument is not a response, such as a promise that was not awaited
 * @example
 * const response = await fetch('/chat', { method: 'POST', body });
 * const problem = await readProblem(response);
 * if (problem) show(problem.meaning, problem.solution);
 */
export async function readProblem<Type extends string = string>(
  response: ResponseLike,
): Promise<ProblemDetails<Type | 'about:blank'> | undefined> {
  if (mediaTypeOf(response) !== problemMediaType) return undefined;
  try {
    const body = parseJson(await readBody(response));
    if (!isPlainObject(body)) return undefined;
    // Only the caller knows which problem types the server has.
    return completeProblem(body, response.status) as ProblemDetails<Type | 'about:blank'>;
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
