/**
 * Reads results that the SDK returns without an error although they are truncated, filtered, refused or failed. Each type of
 * result reports that in its own place. The model's output is never copied.
 */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { filterOfResult } from '../facts/content-filter.js';
import { readErrorBody } from '../facts/response.js';
import { elements, isObject, property } from '../../values/property.js';
import { providerOfResult } from '../provider/index.js';

/** The most choices, output items and parts that are read. */
const mostParts = 1000;

/** The reasons for which OpenAI and compatible servers stop before the output is complete. */
const kindsOfReasons: ReadonlyMap<unknown, FailureKind> = new Map([
  ['length', 'length'],
  ['model_length', 'length'],
  ['max_tokens', 'length'],
  ['max_output_tokens', 'length'],
  ['max_completion_tokens', 'length'],
  ['max_prompt_tokens', 'length'],
  ['max_messages', 'length'],
  ['model_context_window_exceeded', 'length'],
  // The user has interrupted the output.
  ['steered', 'abort'],
  ['content_filter', 'content-filter'],
  ['refusal', 'refusal'],
  ['error', 'interrupted'],
  ['abort', 'interrupted'],
  ['insufficient_system_resource', 'interrupted'],
]);

/** Gemini's compatible API appends its own reason: `content_filter: SAFETY`. */
const reasonForm = /^[a-z_]{1,40}(?=$|:)/;

/** The name of the reason; `undefined` if it is not a string. */
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

/** Reads a choice of a completion, into which OpenRouter puts errors. */
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

/** Reads an item of a response's output, or a message of a thread. */
function fromItem(item: unknown): OpenAIFailure | undefined {
  const parts = elements(property(item, 'content'), mostParts);
  const hasRefusal = parts.some((part) => property(part, 'type') === 'refusal');
  return hasRefusal ? createFailure({ kind: 'refusal' }) : undefined;
}

/** Keys under which incomplete results keep the reason; all but Realtime's use the first one. */
const detailKeys = ['incomplete_details', 'status_details'];

/** The reason for which a result is incomplete. */
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

/** The final states of results that failed. */
const failedStates: ReadonlySet<unknown> = new Set([
  'failed',
  'expired',
  'cancelled',
  'canceled',
  'error',
]);

/** Whether the result has failed. */
export function hasFailed(result: unknown): boolean {
  return failedStates.has(property(result, 'status'));
}

/** Whether it is a response; events of a stream omit `object`. */
const answers: ReadonlySet<unknown> = new Set([undefined, 'response', 'realtime.response']);

/** A foreground response is a response; any other result with a status is a job. */
export function kindOfFailed(result: unknown): FailureKind {
  const isAnswer = answers.has(property(result, 'object'));
  return isAnswer && property(result, 'background') !== true ? 'stream' : 'job';
}

/** The error of a failed response, run, vector-store file, fine-tuning job, batch or Realtime response. */
function errorOf(result: unknown): unknown {
  return (
    property(result, 'error') ??
    property(result, 'last_error') ??
    property(property(result, 'status_details'), 'error') ??
    elements(property(property(result, 'errors'), 'data'), 1)[0]
  );
}

/** Adds the findings of Azure's filters, which are part of the result. An error in place of a choice has its own. */
function withReport(failure: OpenAIFailure, result: unknown): OpenAIFailure {
  if (failure.kind === 'stream') return failure;
  const contentFilter = failure.kind === 'content-filter' ? filterOfResult(result) : undefined;
  return { ...failure, contentFilter, provider: providerOfResult(result) };
}

/** Why a result is unusable, if it states a reason; `undefined` for any other. */
export function readResult(result: unknown): OpenAIFailure | undefined {
  const failure = readAnswer(result);
  if (failure !== undefined) return withReport(failure, result);
  if (!hasFailed(result)) return undefined;
  const error = errorOf(result);
  return isObject(error) ? readErrorBody(error, { kind: kindOfFailed(result) }) : undefined;
}
