/** Which of the errors that were thrown a failure was read from. */
import type { OpenAIFailure } from '../failure.js';

const sources = new WeakMap<OpenAIFailure, object>();

/** The failure, whose source is remembered as long as the failure itself. */
export function withSource(failure: OpenAIFailure, error: object): OpenAIFailure {
  sources.set(failure, error);
  return failure;
}

/** The error that the failure was read from, which may lie inside of what was thrown; `undefined` where no error told it. */
export function sourceOf(failure: OpenAIFailure): object | undefined {
  return sources.get(failure);
}
