/** Reads errors of OpenAI's Agents SDK. The state of the run that they contain is not read. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { classNames, hasOwnKeys, property } from '../../values/property.js';

/** Errors that the model caused; the others are the app's: its limits, guardrails, tools and mistakes. */
const kinds: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['ModelBehaviorError', 'structured-output'],
  ['ModelRefusalError', 'refusal'],
  ['ModelTimeoutError', 'timeout'],
  ['InvalidToolInputError', 'structured-output'],
]);

/** The kind by the error's `name`, which minifying does not change; an error without the class must have its key. */
function kindOf(error: object): FailureKind | undefined {
  const kind = kinds.get(property(error, 'name'));
  if (kind === undefined || hasOwnKeys(error, ['state'])) return kind;
  return classNames(error).includes('AgentsError') ? kind : undefined;
}

/** Reads an error that the model caused; returns `undefined` for anything else. */
export function readAgentsError(error: object): OpenAIFailure | undefined {
  const kind = kindOf(error);
  return kind && createFailure({ kind });
}

/** Whether the app caused the error and those it wraps, such as a tool's result that does not match its schema. */
export function isUserError(error: object): boolean {
  return hasOwnKeys(error, ['state']) && classNames(error).includes('UserError');
}
