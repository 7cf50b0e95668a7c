/** Errors of OpenAI's Agents SDK. What they hold of the run (`state`) is not looked at. */
import { createFailure, type FailureKind, type OpenAIFailure } from '../../model/failure.js';
import { classNames, hasOwnKeys, property } from '../../values/property.js';

/** The model's doing; the rest is the app's own: its limits, guardrails, tools and mistakes. */
const kinds: ReadonlyMap<unknown, FailureKind> = new Map<unknown, FailureKind>([
  ['ModelBehaviorError', 'structured-output'],
  ['ModelRefusalError', 'refusal'],
  ['ModelTimeoutError', 'timeout'],
  ['InvalidToolInputError', 'structured-output'],
]);

/** The kind by the error's own name, which minifying does not change; an error without the class must have its key. */
function kindOf(error: object): FailureKind | undefined {
  const kind = kinds.get(property(error, 'name'));
  if (kind === undefined || hasOwnKeys(error, ['state'])) return kind;
  return classNames(error).includes('AgentsError') ? kind : undefined;
}

/** Reads an error that says what the model did; `undefined` for anything else. */
export function readAgentsError(error: object): OpenAIFailure | undefined {
  const kind = kindOf(error);
  return kind && createFailure({ kind });
}

/** Whether it is a mistake of the app's own, such as a tool's result that does not match its schema; so is what it wraps. */
export function isUserError(error: object): boolean {
  return hasOwnKeys(error, ['state']) && classNames(error).includes('UserError');
}
