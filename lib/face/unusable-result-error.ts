/** The error that `requireCompleted` throws. */
import { factsKey, factsName } from '../model/facts-mark.js';
import type { FailureKind, OpenAIFailure } from '../model/failure.js';
import { loadCore } from './load.cjs';

/** The message for each kind. It contains nothing from the model or the upstream. */
const messages: Readonly<Partial<Record<FailureKind, string>>> = {
  length: 'The output was cut off.',
  'content-filter': 'A content filter withheld the output.',
  refusal: 'The model declined to answer.',
  interrupted: 'The output is incomplete.',
  job: 'The job did not succeed.',
  'invalid-response': 'The response contains no result.',
};

/**
 * A call to OpenAI that did not fail, but whose result is not usable. The error handler recognizes it; `readFailure` returns
 * its facts. It is safe to log: its facts are redacted, and loggers do not see the result.
 */
export class UnusableResultError extends Error {
  /** The name to check in code that may be bundled twice. */
  override readonly name = 'UnusableResultError';
  readonly #result: unknown;

  /** @param failure the reason why the result is not usable */
  constructor(failure: OpenAIFailure, result: unknown) {
    super(messages[failure.kind] ?? 'The result is an error.');
    this.#result = result;
    Object.defineProperty(this, factsKey, {
      value: loadCore().toldFacts(failure),
      enumerable: true,
    });
  }

  /** The result as the SDK returned it, including everything the model wrote; not redacted. */
  get result(): unknown {
    return this.#result;
  }

  /** Returns a copy for queues and logs, which is recognized like the error itself. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message } = this;
    return { name, message, [factsName]: Reflect.get(this, factsKey) };
  }
}
