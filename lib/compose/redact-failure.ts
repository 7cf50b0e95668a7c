/** The facts in a form that may be logged. */
import type { OpenAIFailure } from '../failure.js';
import { shownErrors } from './input-errors.js';
import type { Redactor } from './redact.js';

/** The request id as it came, or `undefined` where it does not look like one or would be redacted in a text. */
export function redactRequestId(id: string | undefined, redact: Redactor): string | undefined {
  if (id === undefined || !/^[\w-]{1,128}$/.test(id)) return undefined;
  const shown = redact(`request ID ${id}`);
  return shown.endsWith(id) ? id : undefined;
}

/** The failure with redacted strings. */
export function redactFailure(failure: OpenAIFailure, redact: Redactor): OpenAIFailure {
  const redacted = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text);
  return {
    ...failure,
    code: redacted(failure.code),
    type: redacted(failure.type),
    param: redacted(failure.param),
    message: redacted(failure.message),
    requestId: redactRequestId(failure.requestId, redact),
    errors: failure.errors && shownErrors(failure.errors, redact),
  };
}
