/**
 * The first stage: a thrown value, whatever it is, becomes a failure. It knows what the SDK, its majors and its
 * upstreams throw, and recognises by structure: the CJS and the ESM copy of one SDK are different classes.
 */
import type { OpenAIFailure } from '../failure.js';
import { readAgentsError } from './agents.js';
import { readAiSdkError, readLikelyAiSdkError } from './ai-sdk-errors.js';
import { readApiCallError, readStreamPart } from './ai-sdk.js';
import { readApiError } from './api-error.js';
import { readAxiosError } from './axios.js';
import { readClone, readInnerBody, readPartialCopy } from './copies.js';
import { readBareBody, readEvent } from './event.js';
import { isForeign } from './foreign.js';
import { readInvalidInput } from './invalid-input.js';
import { readLangChainError, readQuotaError } from './langchain.js';
import { readMostTelling } from './most-telling.js';
import { readMarked } from './marked.js';
import { readRawError } from './raw-error.js';
import { readSdkError } from './sdk-error.js';
import { withSource } from './source.js';

/**
 * - `certain`: only what is recognisably OpenAI's
 * - `likely`: also the raw errors that the SDK lets through, such as `TypeError: terminated`
 */
export type Claim = 'certain' | 'likely';

type Reader = (error: object) => OpenAIFailure | undefined;

/** For errors of a form that others throw, too: these tell OpenAI's from theirs. */
const discerning: readonly Reader[] = [
  readApiError,
  readApiCallError,
  readAxiosError,
  readAiSdkError,
];
const certain: readonly Reader[] = [
  readMarked,
  readInvalidInput,
  readSdkError,
  readEvent,
  readStreamPart,
  readAgentsError,
  readQuotaError,
];
const likely: readonly Reader[] = [
  readClone,
  readLikelyAiSdkError,
  readLangChainError,
  readRawError,
  readPartialCopy,
  readBareBody,
  readInnerBody,
];

function readWith(readers: readonly Reader[], error: object): OpenAIFailure | undefined {
  for (const read of readers) {
    const failure = read(error);
    if (failure !== undefined) return withSource(failure, error);
  }
  return undefined;
}

function readCertain(error: object): OpenAIFailure | undefined {
  return readWith(discerning, error) ?? (isForeign(error) ? undefined : readWith(certain, error));
}

function readLikely(error: object): OpenAIFailure | undefined {
  return isForeign(error) ? undefined : readWith(likely, error);
}

/**
 * The facts of a failed OpenAI call, from the thrown value or the most telling of what it wraps.
 * @returns `undefined` where the value is not OpenAI's
 */
export function readThrown(thrown: unknown, claim: Claim): OpenAIFailure | undefined {
  const direct = readApiError(thrown);
  // It is an object, since it was read.
  if (direct !== undefined) return withSource(direct, thrown as object);
  const failure = readMostTelling(thrown, readCertain, isForeign);
  return (
    failure ?? (claim === 'likely' ? readMostTelling(thrown, readLikely, isForeign) : undefined)
  );
}
