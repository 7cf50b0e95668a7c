/**
 * The first stage: a thrown value of any kind becomes a failure. It knows what the SDK, in each of its majors, and its upstreams
 * throw. Errors are recognized by structure, because the CJS and the ESM copy of one SDK are different classes.
 */
import type { OpenAIFailure } from '../model/failure.js';
import { readAgentsError } from './wrappers/agents.js';
import { readAiSdkError, readLikelyAiSdkError } from './wrappers/ai-sdk-errors.js';
import { readApiCallError, readStreamPart } from './wrappers/ai-sdk.js';
import { readApiError } from './openai/api-error.js';
import { readAxiosError } from './wrappers/axios.js';
import { readClone, readInnerBody, readPartialCopy } from './openai/serialized.js';
import { readBareBody, readEvent, readThrownBody } from './openai/event.js';
import { isForeign } from './foreign.js';
import { readLangChainError, readQuotaError } from './wrappers/langchain.js';
import { readMostTelling } from './most-telling.js';
import { readInvalidInput, readMarked } from './own-errors.js';
import { readIllegalKey, readRawError } from './openai/raw-error.js';
import { readBatchLine } from './openai/batch-line.js';
import { readSdkError } from './openai/sdk-error.js';
import { readThrownProblem } from './openai/thrown-problem.js';

/**
 * Which errors are claimed as OpenAI's.
 * - `certain`: only recognizable ones
 * - `likely`: also untyped errors that the SDK lets through, such as `TypeError: terminated`
 */
export type Claim = 'certain' | 'likely';

/** A failure, and the error that it was read from. */
export interface Reading {
  readonly failure: OpenAIFailure;
  /** It may be nested in the thrown value; `undefined` if the failure was not read from an error. */
  readonly source: object | undefined;
}

type Reader = (error: object) => OpenAIFailure | undefined;

/** Readers for errors of a form that other APIs share: they tell OpenAI's apart. */
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
  readThrownBody,
  readThrownProblem,
  readStreamPart,
  readAgentsError,
  readQuotaError,
  readIllegalKey,
  readBatchLine,
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
    if (failure !== undefined) return failure;
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
 * Reads the facts of a failed OpenAI call from the thrown value, or from the most informative error that it wraps.
 * @returns `undefined` if the value is not OpenAI's
 */
export function readThrown(thrown: unknown, claim: Claim): Reading | undefined {
  const direct = readApiError(thrown);
  // Only objects can be read.
  if (direct !== undefined) return { failure: direct, source: thrown as object };
  const found = readMostTelling(thrown, readCertain, isForeign);
  return found ?? (claim === 'likely' ? readMostTelling(thrown, readLikely, isForeign) : undefined);
}
