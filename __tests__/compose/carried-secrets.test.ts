/** Prompts, keys and output that wrappers carry reach no fact, response, stream or log. */
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { openaiErrorHandler, readFailure, type ProblemEvent } from '../../lib/index.js';
import { apiError } from '../support/problem.js';
import {
  agentsError,
  aiSdkError,
  apiCallError,
  axiosError,
  body,
  key,
  prompt,
  sdk3Error,
  unreachable,
} from '../support/wrappers.js';

const url = 'https://api.openai.com/v1/chat/completions';
const answer = { response: { status: 401, headers: {}, data: body() } };
const zod = Object.assign(new Error(prompt), { name: 'ZodError', issues: [{ message: prompt }] });
const quoted = { message: 'No.', code: 'tool_use_failed', failed_generation: prompt };

const rows: readonly (readonly [string, unknown])[] = [
  ['an answer to the AI SDK', apiCallError()],
  ['a lost connection of the AI SDK', unreachable({ cause: new Error(prompt) })],
  [
    'an answer that quotes output',
    apiCallError({ responseBody: JSON.stringify({ error: quoted }) }),
  ],
  ['an answer to the SDK that does', apiError({ status: 400, error: quoted })],
  ['an answer that is cut off', apiCallError({ responseBody: `{"error":{"x":"${prompt}` })],
  ['a retried call', aiSdkError('AI_RetryError', { lastError: apiCallError(), errors: [zod] })],
  ['output of the AI SDK', aiSdkError('AI_NoObjectGeneratedError', { text: prompt, cause: zod })],
  ['output that is no JSON', aiSdkError('AI_JSONParseError', { text: prompt })],
  ['output of another type', aiSdkError('AI_TypeValidationError', { value: { a: prompt } })],
  ['input for a tool', aiSdkError('AI_InvalidToolInputError', { toolInput: prompt })],
  ['an answer to axios', axiosError({ url }, answer)],
  ['a lost connection of axios', axiosError({ url }, { code: 'ECONNRESET' })],
  ['an answer to openai@3', sdk3Error(answer)],
  ['a tool of an agent', agentsError('ToolCallError', { error: apiError({ status: 429 }) })],
  ['a model of an agent', agentsError('ModelBehaviorError', { toolInvocation: prompt })],
  ['a refusal to an agent', agentsError('ModelRefusalError', { refusal: prompt })],
  ['a refusal to LangChain', Object.assign(new Error(prompt), { name: 'ModelRefusalError' })],
  [
    'output of LangChain',
    Object.assign(new Error(prompt), {
      lc_error_code: 'OUTPUT_PARSING_FAILURE',
      llmOutput: prompt,
    }),
  ],
  ['output without a schema', zod],
];

const secret = new RegExp(`${prompt}|${key}`);

describe.each(rows)('%s', (_what, error) => {
  it('has facts without secrets', () => {
    const failure = readFailure(error, { claim: 'likely' });
    expect(failure).toBeDefined();
    expect(JSON.stringify(failure)).not.toMatch(secret);
  });

  it.each(['developer', 'public'] as const)('is sent to the %s without them', async (audience) => {
    const events: ProblemEvent[] = [];
    const app = express();
    app.get('/', () => {
      throw error;
    });
    app.use(
      openaiErrorHandler({ audience, claim: 'likely', onProblem: (event) => events.push(event) }),
    );
    const response = await supertest(app).get('/');
    const [event] = events;
    const told = [response.headers, response.text, event?.problem, event?.failure];
    expect(response.type).toBe('application/problem+json');
    expect(JSON.stringify(told)).not.toMatch(secret);
  });
});
