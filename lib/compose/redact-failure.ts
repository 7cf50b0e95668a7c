/** The facts in a form that may be logged. */
import type { OpenAIFailure } from '../failure.js';
import { redact, redactRequestId } from './redact.js';

function redacted(text: string | undefined): string | undefined {
  return text === undefined ? undefined : redact(text);
}

/** The failure with redacted strings. */
export function redactFailure(failure: OpenAIFailure): OpenAIFailure {
  return {
    ...failure,
    code: redacted(failure.code),
    type: redacted(failure.type),
    param: redacted(failure.param),
    message: redacted(failure.message),
    requestId: redactRequestId(failure.requestId),
  };
}
