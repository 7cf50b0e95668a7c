/** The facts that an error about a result carries. */
import { redact } from '../compose/redact/index.js';
import { redactFailure } from '../compose/redact/failure.js';
import type { OpenAIFailure } from '../model/failure.js';

/** The known facts, redacted. */
export function toldFacts(failure: OpenAIFailure): Partial<OpenAIFailure> {
  const told = Object.entries(redactFailure(failure, redact)).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  return Object.freeze(Object.fromEntries(told));
}
