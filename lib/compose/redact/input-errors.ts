/** Input errors as they are shown: schemas quote values, and clients choose the names of members. */
import type { InputError } from '../../model/invalid-input.js';
import type { Redactor } from './index.js';
import { shown } from './shown.js';

/** Lengths in characters. */
const longestDetail = 300;
const longestName = 200;

/** The unescaped name of a member in a JSON pointer (RFC 6901, section 4). */
function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The pointer up to the first name that is a secret or too long, so that it refers to the object that contains it. */
function shownPointer(pointer: string, redact: Redactor): string {
  const names = pointer.split('/');
  const end = names.findIndex(
    (name) => name.length > longestName || redact(unescaped(name)) !== unescaped(name),
  );
  return names.slice(0, end === -1 ? names.length : end).join('/');
}

function shownError({ detail, pointer, in: place, parameter }: InputError, redact: Redactor) {
  const isShown = parameter !== undefined && shown(parameter, longestName, redact) === parameter;
  return {
    ...(pointer !== undefined && { pointer: shownPointer(pointer, redact) }),
    ...(place !== undefined && { in: place }),
    ...(isShown && { parameter }),
    detail: shown(detail, longestDetail, redact) ?? 'The value is not valid.',
  };
}

/** The errors without anything that must not leave the process. */
export function shownErrors(
  errors: readonly InputError[],
  redact: Redactor,
): readonly InputError[] {
  return errors.map((error) => shownError(error, redact));
}
