/**
 * What results say of themselves that the SDK hands back as if all were well: cut off, filtered, refused, failed. Each says
 * it in its own place; nothing of what the model wrote is taken over.
 */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { filterOfResult } from '../facts/content-filter.js';
import { readErrorBody } from '../facts/response.js';
import { elements, isObject, property } from '../../values/property.js';
import { providerOfResult } from '../provider/index.js';

/** Choices, output items and parts that are looked at. */
const mostParts = 1000;

/** Why a model stopped before its answer was complete: reasons of OpenAI's and of compatible servers. */
const kindsOfReasons: ReadonlyMap<unknown, FailureKind> = new Map([
  ['length', 'length'],
  ['model_length', 'length'],
  ['max_tokens', 'length'],
  ['max_output_tokens', 'length'],
  ['max_completion_tokens', 'length'],
  ['max_prompt_tokens', 'length'],
  ['max_messages', 'length'],
  ['model_context_window_exceeded', 'length'],
  // The user has said something else meanwhile.
  ['steered', 'abort'],
  ['content_filter', 'content-filter'],
  ['refusal', 'refusal'],
  ['error', 'interrupted'],
  ['abort', 'interrupted'],
  ['insufficient_system_resource', 'interrupted'],
]);

/** Gemini's compatible route appends its own reason: `content_filter: SAFETY`. */
const reasonForm = /^[a-z_]{1,40}(?=$|:)/;

/** The reason's name, or `undefined` for what is none. */
function nameOf(reason: unknown): string | undefined {
  return typeof reason === 'string' ? reasonForm.exec(reason)?.[0] : undefined;
}

function fromReason(reason: unknown): OpenAIFailure | undefined {
  const name = nameOf(reason);
  const kind = kindsOfReasons.get(name);
  if (kind === undefined) return undefined;
  return createFailure(kind === 'interrupted' ? { kind, code: name } : { kind });
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** A choice of a completion. OpenRouter puts an error into it. */
function fromChoice(choice: unknown): OpenAIFailure | undefined {
  if (isRefusal(property(property(choice, 'message'), 'refusal')))
    return createFailure({ kind: 'refusal' });
  const error = property(choice, 'error');
  return isObject(error)
    ? readErrorBody(error, { evidence: error })
    : fromReason(property(choice, 'finish_reason'));
}

function first<Value>(
  values: readonly unknown[],
  read: (value: unknown) => Value | undefined,
): Value | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An item of a response's output, or a message of a thread. */
function fromItem(item: unknown): OpenAIFailure | undefined {
  const parts = elements(property(item, 'content'), mostParts);
  const hasRefusal = parts.some((part) => property(part, 'type') === 'refusal');
  return hasRefusal ? createFailure({ kind: 'refusal' }) : undefined;
}

/** Where a result that is incomplete has the reason: all but Realtime's in the first. */
const detailKeys = ['incomplete_details', 'status_details'];

/** The reason that a result gives for being incomplete. */
export function incompleteReason(result: unknown): string | undefined {
  return first(detailKeys, (key) => nameOf(property(property(result, String(key)), 'reason')));
}

function readAnswer(result: unknown): OpenAIFailure | undefined {
  return (
    first(elements(property(result, 'choices'), mostParts), fromChoice) ??
    first(elements(property(result, 'output'), mostParts), fromItem) ??
    fromItem(result) ??
    fromReason(incompleteReason(result))
  );
}

/** States in which a result ends that is none. */
const failedStates: ReadonlySet<unknown> = new Set([
  'failed',
  'expired',
  'cancelled',
  'canceled',
  'error',
]);

/** Whether the result has ended badly. */
export function hasFailed(result: unknown): boolean {
  return failedStates.has(property(result, 'status'));
}

/** Events of a stream leave `object` out. */
const answers: ReadonlySet<unknown> = new Set([undefined, 'response', 'realtime.response']);

/** A response in the foreground is an answer; whatever else has a status is a job. */
export function kindOfFailed(result: unknown): FailureKind {
  const isAnswer = answers.has(property(result, 'object'));
  return isAnswer && property(result, 'background') !== true ? 'stream' : 'job';
}

/** Where a failed response, run, vector-store file, fine-tuning job, batch or Realtime response has its error. */
function errorOf(result: unknown): unknown {
  return (
    property(result, 'error') ??
    property(result, 'last_error') ??
    property(property(result, 'status_details'), 'error') ??
    elements(property(property(result, 'errors'), 'data'), 1)[0]
  );
}

/** Azure tells in the result what its filters found. An error in the place of a choice tells of itself. */
function withReport(failure: OpenAIFailure, result: unknown): OpenAIFailure {
  if (failure.kind === 'stream') return failure;
  const contentFilter = failure.kind === 'content-filter' ? filterOfResult(result) : undefined;
  return { ...failure, contentFilter, provider: providerOfResult(result) };
}

/** Why a result is none, where it says so and gives a reason; `undefined` for any other. */
export function readResult(result: unknown): OpenAIFailure | undefined {
  const failure = readAnswer(result);
  if (failure !== undefined) return withReport(failure, result);
  if (!hasFailed(result)) return undefined;
  const error = errorOf(result);
  return isObject(error) ? readErrorBody(error, { kind: kindOfFailed(result) }) : undefined;
}
