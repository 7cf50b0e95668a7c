/** This package's own errors, which carry their facts. */
import { longestWait } from './facts/wait.js';
import { factsKey, factsName } from '../model/facts-mark.js';
import { inputMark, type Refused } from '../model/invalid-input.js';
import {
  createFailure,
  failureKinds,
  type FailureKind,
  type OpenAIFailure,
} from '../model/failure.js';
import { readContentFilter } from './facts/content-filter.js';
import { httpStatus } from './facts/response.js';
import { longestMessage } from './facts/message.js';
import { isObject, property, text } from '../values/property.js';

const kinds: ReadonlySet<unknown> = new Set(failureKinds);
const longestProvider = 60;

function isKind(value: unknown): value is FailureKind {
  return kinds.has(value);
}

/** Validates each fact, since any code may create an error with this key. */
const facts: { readonly [Fact in keyof OpenAIFailure]: (value: unknown) => OpenAIFailure[Fact] } = {
  // A newer version of the package may have further kinds.
  kind: (value) => (isKind(value) ? value : 'sdk'),
  status: httpStatus,
  code: text,
  type: text,
  param: text,
  message: (value) => (typeof value === 'string' ? value.slice(0, longestMessage) : undefined),
  requestId: text,
  retryAfter: (value) =>
    typeof value === 'number' && value >= 0 && value <= longestWait ? value : undefined,
  // A result has no header fields.
  rateLimit: () => undefined,
  quota: (value) => (value === 'zero' || value === 'outsized' ? value : undefined),
  page: (value) => value === true,
  // Only invalid input has these, under a separate mark.
  errors: () => undefined,
  provider: (value) => text(value)?.slice(0, longestProvider),
  contentFilter: readContentFilter,
  // Only results carry facts, and a result was a response.
  cooldown: () => undefined,
  relayed: () => undefined,
};

/** Reads an error that carries its facts, or a JSON copy of it; returns `undefined` for anything else. */
export function readMarked(error: object): OpenAIFailure | undefined {
  const carried = property(error, factsKey) ?? property(error, factsName);
  if (!isObject(carried)) return undefined;
  const read = Object.entries(facts).map(([fact, check]) => [fact, check(property(carried, fact))]);
  return createFailure(Object.fromEntries(read) as OpenAIFailure); // each fact is checked by its own row
}

/** Reads an error of `validate`; returns `undefined` for anything else. */
export function readInvalidInput(error: object): OpenAIFailure | undefined {
  const refused = property(error, inputMark);
  if (!isObject(refused)) return undefined;
  const { errors, status } = refused as Refused; // nobody else writes there
  const message = property(error, 'message') as string; // set together with it
  return createFailure({ kind: 'input', message, errors, status });
}
