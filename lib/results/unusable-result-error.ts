/** The error that `requireCompleted` throws. */
import { redact } from '../compose/redact/index.js';
import { redactFailure } from '../compose/redact/failure.js';
import type { FailureKind, OpenAIFailure } from '../model/failure.js';
import { factsKey, factsName } from '../read/own-errors.js';

/** The message for each kind. It contains nothing from the model or the upstream. */
const messages: Readonly<Partial<Record<FailureKind, string>>> = {
  length: 'The output was truncated.',
  'content-filter': 'A content filter blocked the output.',
  refusal: 'The model refused to answer.',
  interrupted: 'The output is incomplete.',
  job: 'The job did not succeed.',
  'invalid-response': 'The response does not contain a result.',
};

/** The known facts, redacted. */
function toldFacts(failure: OpenAIFailure): Partial<OpenAIFailure> {
  const told = Object.entries(redactFailure(failure, redact)).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  return Object.freeze(Object.fromEntries(told));
}

/**
 * A call to OpenAI that did not fail, but whose result is not usable. The error handler recognises it; `readFailure` returns
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
    Object.defineProperty(this, factsKey, { value: toldFacts(failure), enumerable: true });
  }

  /** The result as the SDK returned it, including everything the model wrote; not redacted. */
  get result(): unknown {
    return this.#result;
  }

  /** Returns a copy for queues and logs, which is recognised like the error itself. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message } = this;
    return { name, message, [factsName]: Reflect.get(this, factsKey) };
  }
}
