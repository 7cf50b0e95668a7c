/** The problem of a response that is one. */
import type { ProblemDetails } from '../model/problem-details.js';
import { isPlainObject, parseJson } from '../values/json.js';
import { completeProblem } from './received-problem.js';
import { discard, isAbort, mediaTypeOf, readText, type ResponseLike } from './response.js';

/** The media type of a problem (RFC 9457, section 6.1). */
export const problemMediaType = 'application/problem+json';

/** In UTF-16 code units; a problem of this package has a few thousand. */
const longestProblem = 2 ** 20;

/** The body, or as much of it as came: what is no JSON then is no problem. */
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
 * The problem of a `fetch` response, or `undefined` where the response holds none: where its media type is another, and
 * where its body is no JSON object, broke off, was read before, or is larger than a mebibyte. The body is read only where the media
 * type is `application/problem+json`; otherwise it is left to the caller. Members of the wrong type are left out, and
 * required ones that are absent are filled in by the status, so that problems of other servers can be shown alike.
 * @typeParam Type the URIs of problem types that the server has, such as `ProblemTypeUri`; nothing checks that it has no others
 * @throws an `AbortError` if the caller's own signal was aborted, as `iterateEvents` does
 * @throws TypeError where the argument is no response
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
    // What types of problems the server has, its caller knows.
    return completeProblem(body, response.status) as ProblemDetails<Type | 'about:blank'>;
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
