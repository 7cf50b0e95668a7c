/** Errors of libraries that are not installed here, in the structure that was measured. */

/** Data in wrappers that nobody may see. */
export const prompt = 'PROMPT-OF-A-USER';
export const key = ['Bearer', 'KEY-OF-THE-APP'].join(' ');

/** An error body as OpenAI sends it. */
export const body = (
  facts: Readonly<Record<string, unknown>> = {},
): { readonly error: object } => ({
  error: {
    message: 'Rate limit reached. Please try again in 20s.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
    ...facts,
  },
});

export const headers = { 'content-type': 'application/json', 'x-request-id': 'req_1' };

/** A class of the AI SDK has its name as an own key, and a marker. */
function aiSdk(name: string, message: string, facts: object): Error {
  class AISDKError extends Error {}
  const markers = {
    [Symbol.for('vercel.ai.error')]: true,
    [Symbol.for(`vercel.ai.error.${name}`)]: true,
  };
  return Object.assign(new AISDKError(message), { name, cause: undefined }, facts, markers);
}

export const aiSdkError = (name: string, facts: object = {}, message = prompt): Error =>
  aiSdk(name, message, facts);

/** `AI_APICallError` of ai 5 and 6; `responseBody` is the body as a string, `data` the part that a schema kept. */
export function apiCallError(facts: Readonly<Record<string, unknown>> = {}): Error {
  return aiSdk('AI_APICallError', 'Rate limit reached.', {
    url: 'https://api.openai.com/v1/chat/completions',
    requestBodyValues: { model: 'gpt-5', messages: [{ role: 'user', content: prompt }] },
    statusCode: 429,
    responseHeaders: headers,
    responseBody: JSON.stringify(body()),
    isRetryable: true,
    data: undefined,
    ...facts,
  });
}

/** `AI_APICallError` without a response. */
export const unreachable = (facts: Readonly<Record<string, unknown>> = {}): Error =>
  apiCallError({
    statusCode: undefined,
    responseHeaders: undefined,
    responseBody: undefined,
    ...facts,
  });

const config = {
  method: 'post',
  url: 'https://api.openai.com/v1/chat/completions',
  headers: { Authorization: key, 'User-Agent': 'axios/1.21.1' },
  data: JSON.stringify({ messages: [prompt] }),
};

/** An error of axios 1 for a request to this URL. */
export function axiosError(
  request: Readonly<Record<string, unknown>>,
  facts: Readonly<Record<string, unknown>>,
): Error {
  class AxiosError extends Error {}
  return Object.assign(new AxiosError('Request failed'), {
    name: 'AxiosError',
    isAxiosError: true,
    config: { ...config, ...request },
    request: { path: prompt },
    ...facts,
  });
}

/** An error of openai@3: a plain `Error` of axios 0.26. */
export function sdk3Error(facts: Readonly<Record<string, unknown>>, message = 'failed'): Error {
  return Object.assign(new Error(message), {
    config: {
      ...config,
      url: 'http://127.0.0.1:9/anything',
      headers: { Authorization: key, 'User-Agent': 'OpenAI/NodeJS/3.3.0' },
    },
    request: { path: prompt },
    isAxiosError: true,
    ...facts,
  });
}

class AgentsError extends Error {}
class UserError extends AgentsError {}

/** An error of @openai/agents; `state` is the whole run. */
export function agentsError(name: string, facts: object = {}): Error {
  const Class = name.includes('Output') ? UserError : AgentsError;
  return Object.assign(new Class(prompt), { state: { originalInput: prompt }, name }, facts);
}

/** A copy of an error's own keys, as loggers and serializers make it. */
export const spread = (error: object): object => ({ ...error });
