/** Errors of LangChain, the Agents SDK, p-retry; copies that went through JSON, a queue or a worker. */
import { describe, expect, it } from '@jest/globals';
import { readFailure } from '../../lib/index.js';
import { apiError, slugOf } from '../support/problem.js';
import { clientOf, errorOf, majorNames, rejection, request } from '../support/sdk.js';
import { agentsError, body, headers, prompt, spread } from '../support/wrappers.js';

const wire = { status: 429, headers: { ...headers, 'retry-after-ms': '900' }, body: body() };
const page = 'https://docs.langchain.com/oss/javascript/langchain/errors/MODEL_RATE_LIMIT/';
const trailer = `\n\nTroubleshooting URL: ${page}\n`;
const likely = { claim: 'likely' } as const;

/** As LangChain's `addLangChainErrorFields` does. */
function troubleshoot(error: unknown): Error {
  const known = error as Error;
  known.message += trailer;
  return Object.assign(known, { lc_error_code: 'MODEL_RATE_LIMIT' });
}

const named = (name: string, message: string, facts: object = {}): Error =>
  Object.assign(new Error(message), { name }, facts);

describe.each(majorNames)('LangChain on openai %s', (major) => {
  it('changes no facts', async () => {
    const untouched = readFailure(await errorOf(major, wire));
    expect(readFailure(troubleshoot(await errorOf(major, wire)))).toEqual(untouched);
  });

  it('does not append to a message without a body', async () => {
    const error = troubleshoot(await errorOf(major, { ...wire, body: null }));
    expect(readFailure(error)).toMatchObject({ status: 429, message: undefined });
  });

  it('does not append to a string', async () => {
    const error = troubleshoot(await errorOf(major, { ...wire, body: 'Slow down.' }));
    expect(readFailure(error)?.message).toBe('Slow down.');
  });

  it('has the overflow as its cause', async () => {
    const cause = await errorOf(major, {
      status: 400,
      body: body({ code: 'context_length_exceeded', message: 'Too long.' }),
    });
    expect(readFailure(named('ContextOverflowError', '400 Too long.', { cause }))).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
      message: 'Too long.',
    });
  });
});

describe('LangChain', () => {
  it('throws a bare error for an exhausted quota', () => {
    const message = '429 You exceeded your current quota, please check your plan.';
    const error = named('InsufficientQuotaError', `${message}${trailer}`);
    expect(readFailure(error)).toMatchObject({
      kind: 'response',
      status: 429,
      code: 'insufficient_quota',
      message: 'You exceeded your current quota, please check your plan.',
    });
  });

  it.each(['You have no quota left.', '', '500 No.'])(
    `is not confused with the app's own InsufficientQuotaError: "%s"`,
    (message) => {
      expect(slugOf(named('InsufficientQuotaError', message), likely)).toBeUndefined();
    },
  );

  it('shows the sizes if the cause is lost', () => {
    const error = named('ContextOverflowError', "400 This model's maximum context length is 8192.");
    expect([slugOf(error), slugOf(error, likely)]).toEqual([undefined, 'context-length-exceeded']);
    expect(readFailure(error, likely)?.status).toBe(400);
  });

  it.each([
    [named('TimeoutError', 'Request timed out.'), 'timeout'],
    [named('AbortError', 'Request was aborted.'), 'request-aborted'],
    [new Error('AbortError'), 'request-aborted'],
    [named('ModelAbortError', 'x'), 'request-aborted'],
    [named('ModelRefusalError', prompt), 'model-refusal'],
    [named('ContextOverflowError', 'Too long.'), 'context-length-exceeded'],
    [{ name: 'ContextOverflowError' }, 'context-length-exceeded'],
    [
      named('Error', prompt, { lc_error_code: 'OUTPUT_PARSING_FAILURE' }),
      'structured-output-invalid',
    ],
  ])('%p is likely %s', (error, slug) => {
    expect([slugOf(error), slugOf(error, likely)]).toEqual([undefined, slug]);
  });
});

describe('the Agents SDK', () => {
  it.each(['ToolCallError', 'GuardrailExecutionError'])('%s contains the error', async (name) => {
    const error = await errorOf('6.49', wire);
    expect(readFailure(agentsError(name, { error }))).toEqual(readFailure(error));
  });

  it.each([
    ['ModelBehaviorError', 'structured-output-invalid'],
    ['InvalidToolInputError', 'structured-output-invalid'],
    ['ModelRefusalError', 'model-refusal'],
    ['ModelTimeoutError', 'timeout'],
  ])('%s is %s', (name, slug) => {
    expect(slugOf(agentsError(name))).toBe(slug);
  });

  it('is recognized by its key if its class is renamed', () => {
    expect(slugOf(named('ModelBehaviorError', 'x', { state: undefined }))).toBe(
      'structured-output-invalid',
    );
  });

  it('is recognized by its class if its key is gone', () => {
    class AgentsError extends Error {}
    expect(slugOf(Object.assign(new AgentsError('x'), { name: 'ModelRefusalError' }))).toBe(
      'model-refusal',
    );
  });

  it('is not recognized by its name alone', () => {
    expect(slugOf(named('ModelBehaviorError', 'x'))).toBeUndefined();
  });

  it('has a state that is not read', () => {
    const state = { cause: apiError({ status: 401 }), error: apiError({ status: 401 }) };
    expect(slugOf(agentsError('MaxTurnsExceededError', { state }), likely)).toBeUndefined();
  });
});

describe.each(majorNames)('p-retry around openai %s', (major) => {
  it('counts attempts and changes no facts', async () => {
    const error = await errorOf(major, wire);
    const facts = readFailure(error);
    expect(
      readFailure(Object.assign(error as Error, { attemptNumber: 3, retriesLeft: 0 })),
    ).toEqual(facts);
  });

  it('wraps into an AbortError', async () => {
    const originalError = await errorOf(major, wire);
    expect(readFailure(named('AbortError', 'x', { originalError }), likely)).toEqual(
      readFailure(originalError),
    );
  });
});

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** As pino's serializer does: what is own and enumerable, but first name, message and stack. */
const logged = (error: Error): object => ({
  ...spread(error),
  type: error.constructor.name,
  message: error.message,
  stack: error.stack,
});

describe.each(majorNames)('a copy of an error of openai %s', (major) => {
  const error = async (facts: object = {}): Promise<Error> =>
    (await errorOf(major, { ...wire, ...facts })) as Error;

  it('that was spread has all facts', async () => {
    const original = await error();
    expect(readFailure(spread(original))).toEqual(readFailure(original));
  });

  it.each([
    ['went through JSON', (original: Error) => json(original)],
    ['was logged', (original: Error) => json(logged(original))],
    ['is an error again', (original: Error) => Object.assign(new Error('x'), json(original))],
  ])('that %s has the facts of the body', async (_what, copy) => {
    const { retryAfter: _, ...facts } = readFailure(await error()) ?? {};
    expect(readFailure(copy(await error()))).toMatchObject(facts);
  });

  it('in JSON is recognized by a code alone', async () => {
    const azure = { status: 404, body: { error: { code: 'DeploymentNotFound', message: 'No.' } } };
    expect(slugOf(json(await error(azure)))).toBe('model-not-found');
  });

  it('in JSON without a code is likely', async () => {
    const copy = json(await error({ body: { error: { message: 'No.' } } }));
    expect(slugOf(copy)).toBeUndefined();
    expect(readFailure(copy, likely)).toMatchObject({
      kind: 'response',
      status: 429,
      message: 'No.',
    });
  });

  it('that was cloned is likely', async () => {
    const clone = structuredClone(await error());
    expect(slugOf(clone)).toBeUndefined();
    expect(readFailure(clone, likely)).toMatchObject({
      kind: 'response',
      status: 429,
      message: 'Rate limit reached. Please try again in 20s.',
      retryAfter: 20,
    });
  });

  it('that was cloned without a response is likely', async () => {
    const client = clientOf(major, () => Promise.reject(new TypeError('fetch failed')));
    const clone = structuredClone(
      (await rejection(client.chat.completions.create(request))) as Error,
    );
    expect([slugOf(clone), slugOf(clone, likely)]).toEqual([undefined, 'connection-failed']);
  });
});

describe('the rest of a copy', () => {
  const { error } = body();

  it.each([
    ['status and body', { status: 429, error }, 'too-many-requests'],
    ['status and id', { status: 500, headers: {}, requestID: 'req_1' }, 'internal-server-error'],
    ['status and id of openai@4', { status: 401, headers: {}, request_id: null }, 'unauthorized'],
    ['a body with more', { error: { ...error, more: 1 } }, 'too-many-requests'],
    ['the inside of a body', { ...error }, 'too-many-requests'],
  ])('is likely OpenAI’s: %s', (_what, copy, slug) => {
    expect([slugOf(copy), slugOf(copy, likely)]).toEqual([undefined, slug]);
  });

  it.each([
    ['a status', { status: 429 }],
    ['a status and headers', { status: 429, headers: {} }],
    ['a status of success', { status: 200, headers: {}, requestID: 'req_1' }],
    ['an error in a status', { status: 429, error: new Error('x') }],
    ['a message and a type', { message: 'x', type: 'y' }],
    ['the keys of a body, without a text', { ...error, message: {} }],
    ['a body thrown as an error', Object.assign(new Error('x'), { type: 1, param: 1, code: 1 })],
    ['a message with a status', new Error('429 Slow.')],
    ['a message with a status, without a stack', { message: '429 Slow.' }],
    ['a frame of the SDK', { message: 'x', stack: 'at a (/node_modules/openai/index.js:1:1)' }],
  ])('is not: %s', (_what, copy) => {
    expect(slugOf(copy, likely)).toBeUndefined();
  });

  it('is recognized by the stack for a message of any length', () => {
    const message = `400 ${'x'.repeat(100_000)}`;
    const stack = `Error: ${message}\n    at a (/app/node_modules/openai/core/error.js:1:1)`;
    expect(slugOf({ message, stack }, likely)).toBe('bad-request');
  });
});
