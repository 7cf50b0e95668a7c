/**
 * The first stage: a thrown value, whatever it is, becomes a failure. It knows what the SDK, its majors and its
 * upstreams throw, and recognises by structure: the CJS and the ESM copy of one SDK are different classes.
 */
import type { OpenAIFailure } from '../model/failure.js';
import { readAgentsError } from './wrappers/agents.js';
import { readAiSdkError, readLikelyAiSdkError } from './wrappers/ai-sdk-errors.js';
import { readApiCallError, readStreamPart } from './wrappers/ai-sdk.js';
import { readApiError } from './openai/api-error.js';
import { readAxiosError } from './wrappers/axios.js';
import { readClone, readInnerBody, readPartialCopy } from './openai/serialised.js';
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
 * - `certain`: only what is recognisably OpenAI's
 * - `likely`: also the raw errors that the SDK lets through, such as `TypeError: terminated`
 */
export type Claim = 'certain' | 'likely';

/** What was read, and of which of the errors that were thrown. */
export interface Reading {
  readonly failure: OpenAIFailure;
  /** It may lie inside of what was thrown; `undefined` where no error told the failure. */
  readonly source: object | undefined;
}

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
 * The facts of a failed OpenAI call, from the thrown value or the most telling of what it wraps.
 * @returns `undefined` where the value is not OpenAI's
 */
export function readThrown(thrown: unknown, claim: Claim): Reading | undefined {
  const direct = readApiError(thrown);
  // It is an object, since it was read.
  if (direct !== undefined) return { failure: direct, source: thrown as object };
  const found = readMostTelling(thrown, readCertain, isForeign);
  return found ?? (claim === 'likely' ? readMostTelling(thrown, readLikely, isForeign) : undefined);
}
