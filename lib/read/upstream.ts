/** The upstream's response as an error keeps it. Nothing else is read: wrappers also carry prompts and keys. */
import { apiCallAnswer, isApiCallError } from './wrappers/ai-sdk.js';
import type { RawAnswer } from './wrappers/answer.js';
import { axiosAnswer, isAxiosError } from './wrappers/axios.js';
import { httpStatus } from './facts/response.js';
import { withoutStatus } from './facts/message.js';
import { hasOwnKeys, property } from '../values/property.js';

const sdkKeys = ['status', 'headers'];

/** The SDK keeps the `error` of a body. It puts a body that is not JSON, such as a proxy's, into the message. */
function sdkAnswer(error: object): RawAnswer {
  const status = httpStatus(property(error, 'status'));
  const body = property(error, 'error');
  const text = status === undefined ? undefined : withoutStatus(property(error, 'message'));
  return { status, headers: property(error, 'headers'), body: body ?? text };
}

function answerOf(error: object): RawAnswer | undefined {
  if (isApiCallError(error)) return apiCallAnswer(error);
  if (isAxiosError(error)) return axiosAnswer(error);
  return hasOwnKeys(error, sdkKeys) ? sdkAnswer(error) : undefined;
}

/**
 * The upstream's response as it was sent: redact it before showing it.
 * @returns `undefined` if there was no response, or the error does not keep it
 */
export function readUpstream(error: object): RawAnswer | undefined {
  const answer = answerOf(error);
  if (answer === undefined) return undefined;
  const { status, headers, body } = answer;
  if (status === undefined && body === undefined) return undefined;
  // The body of a success is the model's output.
  return status !== undefined && status < 400 ? { status, headers, body: undefined } : answer;
}
