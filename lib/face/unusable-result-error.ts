/** The error that `requireCompleted` throws. */
import { factsKey, factsName } from '../model/facts-mark.js';
import type { FailureKind, OpenAIFailure } from '../model/failure.js';
import { loadCore } from './load.cjs';

/** What is said of each kind; nothing of the model's, nor of the upstream's. */
const messages: Readonly<Partial<Record<FailureKind, string>>> = {
  length: 'The answer was cut off.',
  'content-filter': 'The answer was withheld by a content filter.',
  refusal: 'The model refused to answer.',
  interrupted: 'The answer is incomplete.',
  job: 'The job did not succeed.',
  'invalid-response': 'The response is no result.',
};

/**
 * A call to OpenAI that did not fail, but whose result cannot be used. The error handler knows it; `readFailure` gives
 * its facts. It may be logged whole: the facts that it carries are redacted, and the result is shown by no logger.
 */
export class UnusableResultError extends Error {
  override readonly name = 'UnusableResultError';
  readonly #result: unknown;

  /** @param failure why the result cannot be used */
  constructor(failure: OpenAIFailure, result: unknown) {
    super(messages[failure.kind] ?? 'The result is an error.');
    this.#result = result;
    Object.defineProperty(this, factsKey, {
      value: loadCore().toldFacts(failure),
      enumerable: true,
    });
  }

  /** What the SDK handed back, with all that the model wrote. */
  get result(): unknown {
    return this.#result;
  }

  /** A copy for queues and logs, which is known as the error itself is. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message } = this;
    return { name, message, [factsName]: Reflect.get(this, factsKey) };
  }
}
