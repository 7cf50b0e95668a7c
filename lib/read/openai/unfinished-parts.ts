/**
 * Finds failed parts of results that are reported as complete: items of a response's output, choices that stopped for an unknown
 * reason, requests of a batch, files of a vector store.
 */
import { createFailure, type OpenAIFailure } from '../../model/failure.js';
import { readErrorBody } from '../facts/response.js';
import { elements, isObject, property, text } from '../../values/property.js';

const mostParts = 1000;

/** The finish reasons of complete choices, of OpenAI and compatible servers, in lower case. */
const completeReasons: ReadonlySet<string> = new Set(
  `stop stopped stop_sequence end_turn eos eos_token eot done complete completed finished tool_calls tool_call tool_use
  function_call`.split(/\s+/),
);
const reasonForm = /^[a-z_]{1,40}$/;

/** Reads a choice that stopped for an unknown reason. */
function fromChoice(choice: unknown): OpenAIFailure | undefined {
  const reason = text(property(choice, 'finish_reason'))?.toLowerCase();
  if (reason === undefined || completeReasons.has(reason)) return undefined;
  const code = reasonForm.test(reason) ? reason : undefined;
  return createFailure({ kind: 'interrupted', code });
}

/** The code of a failed server or tool call, if it has a separate problem type. */
const typesOfItems: Readonly<Record<string, string>> = {
  mcp_call: 'mcp_tool_execution_error',
  mcp_list_tools: 'mcp_protocol_error',
};

/** Reads an item of the output that failed or was truncated. */
function fromItem(item: unknown): OpenAIFailure | undefined {
  const status = property(item, 'status');
  const error = property(item, 'error');
  const type = typesOfItems[String(property(item, 'type'))];
  if (status === 'incomplete') return createFailure({ kind: 'interrupted' });
  if (status !== 'failed' && (error ?? undefined) === undefined) return undefined;
  if (type !== undefined) return createFailure({ kind: 'job', type });
  return isObject(error) ? readErrorBody(error, { kind: 'job' }) : createFailure({ kind: 'job' });
}

function count(counts: unknown, name: string): number {
  return Number(property(counts, name) ?? 0);
}

/** Reads a batch in which no request succeeded, or a set of files of which one could not be processed. */
function fromCounts(result: object): OpenAIFailure | undefined {
  const requests = property(result, 'request_counts');
  const failed = count(requests, 'failed');
  const areAllLost = failed > 0 && failed === count(requests, 'total');
  const isFileLost = count(property(result, 'file_counts'), 'failed') > 0;
  return areAllLost || isFileLost ? createFailure({ kind: 'job' }) : undefined;
}

/** Why a result that is reported as complete is unusable; `undefined` if nothing suggests that it is. */
export function readUnfinishedParts(result: object): OpenAIFailure | undefined {
  const parts = [
    ...elements(property(result, 'choices'), mostParts).map(fromChoice),
    ...elements(property(result, 'output'), mostParts).map(fromItem),
  ];
  return parts.find((failure) => failure !== undefined) ?? fromCounts(result);
}
