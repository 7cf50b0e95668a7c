/** Errors of other APIs and of the app: unless a reader recognizes one as OpenAI's, it and the errors it wraps are ignored. */
import { isUserError } from './wrappers/agents.js';
import { isForeignAiSdkError } from './wrappers/ai-sdk-errors.js';
import { isApiCallError } from './wrappers/ai-sdk.js';
import { isProblemOfOpenAI } from './facts/own-problem.js';
import { isAxiosError } from './wrappers/axios.js';
import { hasOwnKeys, isError, isObject, property } from '../values/property.js';

/** SDKs of the same generator (Anthropic's, Groq's) keep a response under the same keys as OpenAI's. */
const answerKeys = ['status', 'headers', 'error'];

/** Whether it is an error of such an SDK: its body has the message one level deeper than a copy of OpenAI's. */
function isAnswer(error: object): boolean {
  if (!hasOwnKeys(error, answerKeys)) return false;
  const body = property(error, 'error');
  if (isObject(body) && (isError(body) || isProblemOfOpenAI(body))) return false;
  return isError(error) || property(body, 'message') === undefined;
}

/** Whether an error that no reader has recognized is of a kind that belongs to another API or to the app. */
export function isForeign(error: object): boolean {
  return (
    isAnswer(error) ||
    isAxiosError(error) ||
    isApiCallError(error) ||
    isForeignAiSdkError(error) ||
    isUserError(error)
  );
}
