/** What an error about a result carries of its failure. */
import { redact } from '../compose/redact/index.js';
import { redactFailure } from '../compose/redact/failure.js';
import type { OpenAIFailure } from '../model/failure.js';

/** The facts that are known, redacted. */
export function toldFacts(failure: OpenAIFailure): Partial<OpenAIFailure> {
  const told = Object.entries(redactFailure(failure, redact)).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  return Object.freeze(Object.fromEntries(told));
}
