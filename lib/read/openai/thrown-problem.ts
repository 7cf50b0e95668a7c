/** Problems of this package that an app throws as it got them: parsed bodies, and errors of `iterateEvents`. */
import type { OpenAIFailure } from '../../model/failure.js';
import { isProblemOfOpenAI } from '../facts/own-problem.js';
import { readErrorBody } from '../facts/response.js';
import { isError, property } from '../../values/property.js';

/** An error of the class `ProblemError` carries one; other errors, such as those of `toHttpError`, may carry this app's own. */
function bodyOf(thrown: object): unknown {
  if (!isError(thrown)) return thrown;
  return property(thrown, 'name') === 'ProblemError' ? property(thrown, 'problem') : undefined;
}

/** Reads a problem about OpenAI that another service has sent; `undefined` for anything else. */
export function readThrownProblem(thrown: object): OpenAIFailure | undefined {
  const body = bodyOf(thrown);
  return isProblemOfOpenAI(body) ? readErrorBody(body, { kind: 'response' }) : undefined;
}
