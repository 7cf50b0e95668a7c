/** An input that `validate` refused. */
import { createFailure, type OpenAIFailure } from '../failure.js';
import { inputMark, type Refused } from '../input-mark.js';
import { isObject, property } from './property.js';

/** Reads the error of `validate`; `undefined` for anything else. */
export function readInvalidInput(error: object): OpenAIFailure | undefined {
  const refused = property(error, inputMark);
  if (!isObject(refused)) return undefined;
  const { errors, status } = refused as Refused; // nobody else writes there
  const message = property(error, 'message') as string; // set beside it
  return createFailure({ kind: 'input', message, errors, status });
}
