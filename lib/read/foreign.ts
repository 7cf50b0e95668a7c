/** Errors that others throw: unless a reader knows one for OpenAI's, neither it nor what it wraps is looked at further. */
import { isUserError } from './wrappers/agents.js';
import { isForeignAiSdkError } from './wrappers/ai-sdk-errors.js';
import { isApiCallError } from './wrappers/ai-sdk.js';
import { isProblemOfOpenAI } from './facts/own-problem.js';
import { isAxiosError } from './wrappers/axios.js';
import { hasOwnKeys, isError, isObject, property } from '../values/property.js';

/** SDKs from the same generator (Anthropic's, Groq's) keep an answer as OpenAI's does. */
const answerKeys = ['status', 'headers', 'error'];

/** Theirs have a body, with its message one level deeper than in a copy of OpenAI's. */
function isAnswer(error: object): boolean {
  if (!hasOwnKeys(error, answerKeys)) return false;
  const body = property(error, 'error');
  if (isObject(body) && (isError(body) || isProblemOfOpenAI(body))) return false;
  return isError(error) || property(body, 'message') === undefined;
}

/** Whether it is of a kind that is another's, where no reader has recognised it as OpenAI's. */
export function isForeign(error: object): boolean {
  return (
    isAnswer(error) ||
    isAxiosError(error) ||
    isApiCallError(error) ||
    isForeignAiSdkError(error) ||
    isUserError(error)
  );
}
