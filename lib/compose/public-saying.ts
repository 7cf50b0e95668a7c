/** What the public reads of what the upstream said: only what this package knows word for word. */
import { quotations } from '../catalogue/quotations.js';
import type { InputError } from '../model/invalid-input.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemTypeTable } from '../model/problem-type.js';
import { createQuoter } from './quotation/index.js';
import { readParameter } from './quotation/kinds.js';
import { shownErrors } from './redact/input-errors.js';
import type { Redactor } from './redact/index.js';

/** What the upstream said of this occurrence, in the form in which the audience may read it. */
export interface Said {
  readonly detail: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly errors: readonly InputError[] | undefined;
}

/** The codes that signatures of the table name. */
function codesOf(table: ProblemTypeTable): ReadonlySet<string> {
  const signatures = Object.values(table).flatMap(({ upstream }) => upstream);
  return new Set(signatures.flatMap(({ code }) => (typeof code === 'string' ? [code] : [])));
}

/** An error of the input whose text a redaction would touch says only where it is. */
function publicErrors(errors: readonly InputError[], redact: Redactor): readonly InputError[] {
  return shownErrors(
    errors.map((error) =>
      redact(error.detail) === error.detail ? error : { ...error, detail: '' },
    ),
    redact,
  );
}

/** Makes what says to the public what it may know of a failure. */
export function createPublicSaying(
  table: ProblemTypeTable,
  redact: Redactor,
): (failure: OpenAIFailure, slug: string) => Said {
  const quote = createQuoter(quotations);
  const codes = codesOf(table);

  /** A pattern of the app's own may touch even what is known. */
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
