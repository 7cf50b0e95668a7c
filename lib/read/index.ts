/**
 * The first stage: a thrown value, whatever it is, becomes a failure. It knows what the SDK, its majors and its
 * upstreams throw, and recognises by structure: the CJS and the ESM copy of one SDK are different classes.
 */
import type { OpenAIFailure } from '../failure.js';
import { readApiError } from './api-error.js';
import { readBareBody, readEvent } from './event.js';
import { readInvalidInput } from './invalid-input.js';
import { elements, hasOwnKeys, isObject, property } from './property.js';
import { readRawError } from './raw-error.js';
import { readSdkError } from './sdk-error.js';

/**
 * - `certain`: only what is recognisably OpenAI's
 * - `likely`: also the raw errors that the SDK lets through, such as `TypeError: terminated`
 */
export type Claim = 'certain' | 'likely';

type Reader = (error: object) => OpenAIFailure | undefined;

const certain: readonly Reader[] = [readApiError, readInvalidInput, readSdkError, readEvent];
const likely: readonly Reader[] = [readRawError, readBareBody];

/** Wrappers keep what they wrap under one of these. */
const wrapperKeys = ['cause', 'lastError', 'error', 'originalError', 'reason'];
const mostWrapped = 64;
const mostSiblings = 16;

function wrapped(error: object): readonly unknown[] {
  const siblings = elements(property(error, 'errors'), mostSiblings);
  return [...wrapperKeys.map((key) => property(error, key)), ...siblings];
}

/** SDKs from the same generator (Anthropic's, Groq's) keep an answer as OpenAI's does: with it, their errors are theirs. */
const answerKeys = ['status', 'headers', 'error'];

function isForeign(error: object): boolean {
  return hasOwnKeys(error, answerKeys) && readApiError(error) === undefined;
}

/** The error and what it wraps, breadth first, each once: the outermost comes first. */
function* unwrap(thrown: unknown): Generator<object> {
  const queue: unknown[] = [thrown];
  const seen = new Set<unknown>();
  for (let index = 0; index < queue.length && seen.size < mostWrapped; index += 1) {
    const error = queue[index];
    if (!isObject(error) || seen.has(error)) continue;
    seen.add(error);
    if (isForeign(error)) continue;
    yield error;
    queue.push(...wrapped(error));
  }
}

function readWith(readers: readonly Reader[], error: object): OpenAIFailure | undefined {
  for (const read of readers) {
    const failure = read(error);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** An error of the SDK that says nothing else may wrap one that does. */
function isTelling(failure: OpenAIFailure): boolean {
  return failure.kind !== 'sdk';
}

function readThrough(readers: readonly Reader[], thrown: unknown): OpenAIFailure | undefined {
  let untelling: OpenAIFailure | undefined;
  for (const error of unwrap(thrown)) {
    const failure = readWith(readers, error);
    if (failure !== undefined && isTelling(failure)) return failure;
    untelling ??= failure;
  }
  return untelling;
}

/**
 * The facts of a failed OpenAI call, from the thrown value or what it wraps (`cause`, `errors`, `lastError`,
 * `error`): the outermost recognisable error wins.
 * @returns `undefined` where the value is not OpenAI's
 */
export function readThrown(thrown: unknown, claim: Claim): OpenAIFailure | undefined {
  const direct = readApiError(thrown);
  if (direct !== undefined) return direct;
  const failure = readThrough(certain, thrown);
  return failure ?? (claim === 'likely' ? readThrough(likely, thrown) : undefined);
}
