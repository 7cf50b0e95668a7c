/** The upstream's facts that end users may see: only strings that this package knows word for word. */
import { quotations } from '../catalogue/quotations.js';
import type { InputError } from '../model/invalid-input.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemTypeTable } from '../model/problem-type.js';
import { createQuoter } from './quotation/index.js';
import { readParameter } from './quotation/kinds.js';
import { shownErrors } from './redact/input-errors.js';
import type { Redactor } from './redact/index.js';

/** The upstream's facts about an occurrence, in the form that the audience may see. */
export interface Said {
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly errors: readonly InputError[] | undefined;
}

/** The codes in the signatures of the table. */
function codesOf(table: ProblemTypeTable): ReadonlySet<string> {
  const signatures = Object.values(table).flatMap(({ upstream }) => upstream);
  return new Set(signatures.flatMap(({ code }) => (typeof code === 'string' ? [code] : [])));
}

/** Input errors for end users; one whose text would be redacted only states its location. */
function publicErrors(errors: readonly InputError[], redact: Redactor): readonly InputError[] {
  return shownErrors(
    errors.map((error) =>
      redact(error.detail) === error.detail ? error : { ...error, detail: '' },
    ),
    redact,
  );
}

/** Creates the function that returns the facts of a failure that end users may see. */
export function createPublicSaying(
  table: ProblemTypeTable,
  redact: Redactor,
): (failure: OpenAIFailure, slug: string) => Said {
  const quote = createQuoter(quotations);
  const codes = codesOf(table);

  /** The string, unless one of the app's own patterns redacts part of it. */
  function untouched(text: string | undefined): string | undefined {
    return text !== undefined && redact(text) === text ? text : undefined;
  }

  return ({ message, code, param, errors }, slug) => ({
    detail: untouched(quote(slug, message)),
    code: code !== undefined && codes.has(code) ? untouched(code) : undefined,
    param: untouched(param && readParameter(param)),
    errors: errors && publicErrors(errors, redact),
  });
}
