/**
 * OpenAI's error objects that are no `Error`: events of a Responses or Realtime stream, which helpers of SDK
 * 4.104 to 7.0 reject with as they are, and results that say "failed".
 */
import { createFailure, type FailureKind, type OpenAIFailure } from '../failure.js';
import { readBody } from './body.js';
import { filterOfResult } from './content-filter.js';
import { fromResponse, statusOfCode } from './facts.js';
import { elements, isError, isObject, property } from './property.js';
import { providerOfResult } from './provider.js';

const noHeader = (): undefined => undefined;

/** An event is of OpenAI's own shape; whose a bare body is, its own shape tells. */
function fromBody(error: unknown, body?: unknown): OpenAIFailure {
  const facts = readBody(error);
  return fromResponse({
    ...facts,
    body,
    kind: 'stream',
    status: statusOfCode(facts.code),
    header: noHeader,
  });
}

/** What tells OpenAI's events from those of others that have the type `error`, too. */
const eventKeys = ['sequence_number', 'event_id'];

/** What a flat error event says; its `type` is that of an event, not of an error. */
function flatError(value: object): object {
  return {
    message: property(value, 'message'),
    code: property(value, 'code'),
    param: property(value, 'param'),
  };
}

/** `{type: 'error'}` of a stream: flat, or with the error inside. */
function errorEvent(value: object): unknown {
  if (property(value, 'type') !== 'error') return undefined;
  if (!eventKeys.some((key) => property(value, key) !== undefined)) return undefined;
  const error = property(value, 'error');
  return isObject(error) ? error : flatError(value);
}

const resultEvents: ReadonlySet<unknown> = new Set(['response.failed', 'response.incomplete']);

/** The result itself, or the one that an event reports. */
function resultOf(value: object): unknown {
  if (resultEvents.has(property(value, 'type'))) return property(value, 'response');
  return typeof property(value, 'object') === 'string' ? value : undefined;
}

/** The error of a failed response, run, vector-store file, fine-tuning job or batch. */
function failedResult(result: unknown): unknown {
  const status = property(result, 'status');
  if (status !== 'failed' && status !== 'expired' && status !== 'cancelled') return undefined;
  const errors = elements(property(property(result, 'errors'), 'data'), 1);
  return property(result, 'error') ?? property(result, 'last_error') ?? errors[0];
}

const kindsOfFinish: Readonly<Record<string, FailureKind>> = {
  length: 'length',
  max_output_tokens: 'length',
  content_filter: 'content-filter',
};

/** Why an answer that came with status 200 is none: cut off, filtered, refused. */
function kindOfAnswer(result: unknown): FailureKind | undefined {
  const choice = elements(property(result, 'choices'), 1)[0];
  if (typeof property(property(choice, 'message'), 'refusal') === 'string') return 'refusal';
  const finish = property(choice, 'finish_reason');
  const reason = finish ?? property(property(result, 'incomplete_details'), 'reason');
  if (typeof reason !== 'string' || !Object.hasOwn(kindsOfFinish, reason)) return undefined;
  return kindsOfFinish[reason];
}

/** Reads an error event, a failed result or an incomplete answer of OpenAI's own shape. */
export function readEvent(value: object): OpenAIFailure | undefined {
  if (isError(value)) return undefined;
  const result = resultOf(value);
  const kind = kindOfAnswer(result);
  if (kind !== undefined) {
    const contentFilter = kind === 'content-filter' ? filterOfResult(result) : undefined;
    return createFailure({ kind, contentFilter, provider: providerOfResult(result) });
  }
  const error = errorEvent(value) ?? failedResult(result);
  return isObject(error) ? fromBody(error) : undefined;
}

/** Reads a bare error body, `{error: …}`, or an event that is nothing but an error: it *may* be OpenAI's. */
export function readBareBody(value: object): OpenAIFailure | undefined {
  if (isError(value)) return undefined;
  const error = property(value, 'error');
  const isBody = typeof error === 'string' || (isObject(error) && !isError(error));
  if (isBody) return fromBody(error, error);
  const isFlat = property(value, 'type') === 'error' && !isObject(error);
  return isFlat && typeof property(value, 'message') === 'string'
    ? fromBody(flatError(value))
    : undefined;
}
