/** Describes in words how a failure is recognized. */
import type { Signature } from '../model/problem-type.js';
import type { FailureKind } from '../model/failure.js';

/** Words, with the code that follows them, if any. */
export interface Phrase {
  readonly words: string;
  readonly code?: string;
}

const kinds: Readonly<Record<FailureKind, string>> = {
  response: 'an error response',
  stream: 'an error mid-stream',
  connection: 'no connection',
  timeout: 'no response in time',
  abort: 'an aborted call',
  interrupted: 'a connection that was cut mid-response',
  credentials: 'a client without credentials',
  configuration: 'an incorrectly configured client',
  identity: 'a failed identity token exchange',
  length: 'truncated output',
  'content-filter': 'filtered output',
  refusal: 'a refusal by the model',
  'structured-output': 'invalid structured output',
  'invalid-response': 'an unreadable response',
  job: 'a job without a result',
  input: 'input that the app rejected',
  webhook: 'an unverified webhook',
  sdk: 'another error of the SDK',
  app: 'an error of the app',
};

const quotas = {
  zero: 'a limit of zero',
  outsized: 'a request larger than the limit',
} as const;

const either = new Intl.ListFormat('en', { type: 'disjunction' });

function statusWords(status: number | readonly number[]): string {
  return `status ${either.format([status].flat().map(String))}`;
}

/** The phrases of the catalogue, any one of which is enough. */
function sentences(says: readonly string[]): readonly Phrase[] {
  return says.map((code, index) => ({
    words: index === 0 ? 'a message that contains' : 'or',
    code,
  }));
}

/** The words for each member, in this order. */
const phrases: readonly ((signature: Signature) => Phrase | readonly Phrase[] | undefined)[] = [
  ({ kind }) => kind && { words: kinds[kind] },
  ({ status }) => (status === undefined ? undefined : { words: statusWords(status) }),
  ({ code }) => (code === undefined ? undefined : { words: 'code', code: String(code) }),
  ({ type }) => (type === undefined ? undefined : { words: 'type', code: type }),
  ({ message }) => message && { words: 'a message that matches', code: String(message) },
  ({ says }) => says && sentences(says),
  ({ vague }) => vague && { words: 'without a more specific phrase' },
  ({ wait }) => wait && { words: 'a stated wait' },
  ({ quota }) => quota && { words: quotas[quota] },
  ({ page }) => page && { words: 'a web page' },
  ({ param }) => param && { words: 'a named parameter' },
  ({ retryable }) =>
    retryable === undefined
      ? undefined
      : { words: retryable ? 'marked as retryable' : 'marked as not retryable' },
];

/** The conditions of a signature, all of which must hold. */
export function describeSignature(signature: Signature): readonly Phrase[] {
  return phrases.flatMap((phraseOf) => phraseOf(signature) || []);
}

/** The conditions in one line. */
export function signatureText(signature: Signature): string {
  const texts = describeSignature(signature).map(({ words, code }) =>
    code === undefined ? words : `${words} ${code}`,
  );
  return texts.join(', ');
}
