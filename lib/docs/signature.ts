/** Says in words by what a failure is recognised. */
import type { Signature } from '../model/problem-type.js';
import type { FailureKind } from '../model/failure.js';

/** Words, and where they name something, what that is. */
export interface Phrase {
  readonly words: string;
  readonly code?: string;
}

const kinds: Readonly<Record<FailureKind, string>> = {
  response: 'an answer with an error',
  stream: 'an error inside a stream',
  connection: 'no connection',
  timeout: 'no answer in time',
  abort: 'a call that was aborted',
  interrupted: 'a connection that ended in the middle of the answer',
  credentials: 'a client without credentials',
  configuration: 'a client that is configured incorrectly',
  identity: 'an identity that could not be proved',
  length: 'an answer that was cut off',
  'content-filter': 'an answer that was filtered',
  refusal: 'an answer in which the model refuses',
  'structured-output': 'a structured answer that is not valid',
  'invalid-response': 'an answer that cannot be read',
  job: 'a job that ended without a result',
  input: 'input that the app refused',
  webhook: 'a webhook that could not be verified',
  sdk: 'another error of the SDK',
  app: 'an error of the app',
};

const quotas = {
  zero: 'a limit of zero',
  outsized: 'a request that is larger than the limit',
} as const;

const either = new Intl.ListFormat('en', { type: 'disjunction' });

function statusWords(status: number | readonly number[]): string {
  return `status ${either.format([status].flat().map(String))}`;
}

/** The phrases of the catalogue, one of which is enough. */
function sentences(says: readonly string[]): readonly Phrase[] {
  return says.map((code, index) => ({ words: index === 0 ? 'a message that says' : 'or', code }));
}

/** What each member says, in this order. */
const phrases: readonly ((signature: Signature) => Phrase | readonly Phrase[] | undefined)[] = [
  ({ kind }) => kind && { words: kinds[kind] },
  ({ status }) => (status === undefined ? undefined : { words: statusWords(status) }),
  ({ code }) => (code === undefined ? undefined : { words: 'code', code: String(code) }),
  ({ type }) => (type === undefined ? undefined : { words: 'type', code: type }),
  ({ message }) => message && { words: 'message like', code: String(message) },
  ({ says }) => says && sentences(says),
  ({ vague }) => vague && { words: 'and nothing more definite' },
  ({ wait }) => wait && { words: 'a wait that is stated' },
  ({ quota }) => quota && { words: quotas[quota] },
  ({ page }) => page && { words: 'a web page' },
  ({ param }) => param && { words: 'a parameter that is named' },
  ({ retryable }) =>
    retryable === undefined
      ? undefined
      : { words: retryable ? 'to be tried again' : 'not to be tried again' },
];

/** What a signature asks for, all of which must hold. */
export function describeSignature(signature: Signature): readonly Phrase[] {
  return phrases.flatMap((phraseOf) => phraseOf(signature) || []);
}

/** The same in one line. */
export function signatureText(signature: Signature): string {
  const texts = describeSignature(signature).map(({ words, code }) =>
    code === undefined ? words : `${words} ${code}`,
  );
  return texts.join(', ');
}
