/** The check of the API key, with the real SDKs on real sockets. */
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { AzureOpenAI as Azure4 } from 'openai4';
import { AzureOpenAI as Azure5 } from 'openai5';
import { AzureOpenAI as Azure6 } from 'openai';
import { AzureOpenAI as Azure7 } from 'openai7';
import {
  checkOpenAI,
  type CheckOptions,
  type CheckResult,
  type OpenAIClient,
} from '../../lib/check.js';
import * as main from '../../lib/index.js';
import { json, failure, modelList, plantedKey, startModels, wrongKey } from '../support/models.js';
import { typePrefix } from '../support/problem.js';
import { admitForeignErrors } from '../support/realm.js';
import { majorNames, sdk, type Client } from '../support/sdk.js';
import { closeServers } from '../support/serve.js';
import { holdTimers, until } from '../support/until.js';

beforeAll(admitForeignErrors);
afterEach(() => {
  closeServers();
  jest.restoreAllMocks();
});

/** The milliseconds of a time limit that is over only when the test says so. */
const held = 54_321;
const list = 'GET /v1/models';
const retrieve = 'GET /v1/models/gpt-5';
const chat = 'POST /v1/chat/completions';
const html = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' };

function clientOf(major: string, url: string, options: object = {}): Client {
  return new (sdk(major))({ apiKey: 'test', baseURL: `${url}/v1`, ...options });
}

/** The newest major version for this Node.js; differences between versions are tested with all of them. */
function client(url: string, options?: object): Client {
  return clientOf('6.49', url, options);
}

function slugOf(result: CheckResult): string {
  return result.ok ? 'ok' : result.problem.type.slice(typePrefix.length);
}

/** A value that is not a client, as JavaScript may pass it. */
function checkAnything(value: unknown, options?: CheckOptions): Promise<CheckResult> {
  return checkOpenAI(value as OpenAIClient, options);
}

describe.each(majorNames)('checkOpenAI with openai %s', (major) => {
  it('lists the models of a valid key, with one request', async () => {
    const openai = await startModels({ [list]: modelList });
    const result = await checkOpenAI(clientOf(major, openai.url));
    expect(result).toEqual({
      ok: true,
      latency: expect.any(Number),
      models: ['gpt-5', 'gpt-5-mini'],
    });
    expect(openai.requests).toEqual([list]);
  });

  it('finds an available model, with one request', async () => {
    const openai = await startModels({ [retrieve]: json(200, { id: 'gpt-5', object: 'model' }) });
    const result = await checkOpenAI(clientOf(major, openai.url), { model: 'gpt-5' });
    expect(result).toEqual({ ok: true, latency: expect.any(Number) });
    expect(openai.requests).toEqual([retrieve]);
  });

  it('reports a wrong key, without showing it', async () => {
    const openai = await startModels({ [list]: wrongKey });
    const result = await checkOpenAI(clientOf(major, openai.url));
    expect(slugOf(result)).toBe('unauthorized');
    expect(JSON.stringify(result)).not.toContain(plantedKey.slice(-6));
  });

  it("makes a single request, regardless of the client's retries", async () => {
    const openai = await startModels({ [list]: failure(500, 'The server had an error') });
    const result = await checkOpenAI(clientOf(major, openai.url, { maxRetries: 5 }));
    expect(slugOf(result)).toBe('internal-server-error');
    expect(openai.requests).toHaveLength(1);
  });

  it.each(['silence', 'half'] as const)(
    'ends in time with %s, and ends the request as well',
    async (how) => {
      const openai = await startModels({ [list]: how });
      const timers = holdTimers(held);
      const checking = checkOpenAI(clientOf(major, openai.url), { timeout: held });
      await until(() => openai.requests.length === 1);
      // Usually enough for half a response to arrive; the result is the same without it.
      await sleep(20);
      timers.expire();
      expect(slugOf(await checking)).toBe('timeout');
      await until(() => openai.aborted.length > 0);
      expect(openai.aborted).toEqual([list]);
    },
  );

  it('reports a problem if nothing listens', async () => {
    const result = await checkOpenAI(clientOf(major, 'http://127.0.0.1:1'));
    expect(slugOf(result)).toBe('connection-failed');
  });

  it('recognizes an HTML page', async () => {
    const openai = await startModels({ [list]: html });
    expect(slugOf(await checkOpenAI(clientOf(major, openai.url)))).toBe('invalid-response');
  });
});

describe('checkOpenAI with a model', () => {
  it.each([
    ['the model does not exist', failure(404, 'The model does not exist', 'model_not_found')],
    ['the key is wrong', wrongKey],
  ])('makes no further request if %s', async (_what, answer) => {
    const openai = await startModels({ [retrieve]: answer });
    const result = await checkOpenAI(client(openai.url), { model: 'gpt-5' });
    expect(result.ok).toBe(false);
    expect(openai.requests).toEqual([retrieve]);
  });

  it.each([
    ['the server has no models', failure(404, 'Not Found')],
    ['the server does not support the method', failure(405, 'Method Not Allowed')],
    ['the key may not read models', failure(403, 'Missing scopes: api.model.read')],
  ])('sends an empty completion request if %s', async (_what, answer) => {
    const openai = await startModels({
      [retrieve]: answer,
      [chat]: failure(400, "Invalid 'messages': empty array.", 'empty_array'),
    });
    expect(await checkOpenAI(client(openai.url), { model: 'gpt-5' })).toMatchObject({ ok: true });
    expect(openai.requests).toEqual([retrieve, chat]);
  });

  it.each([
    ['wrong key', wrongKey, 'unauthorized'],
    [
      'wrong key as a 400',
      failure(400, 'API key not valid. Please pass a valid API key.'),
      'unauthorized',
    ],
    ['unknown model', failure(404, 'The model `gpt-5` does not exist'), 'model-not-found'],
    ['wrong URL', failure(404, 'Not Found'), 'not-found'],
    ['page', html, 'invalid-response'],
    ['completion', json(200, { choices: [] }), 'ok'],
  ])('accepts the result of that request: %s', async (_what, answer, slug) => {
    const openai = await startModels({ [chat]: answer });
    expect(slugOf(await checkOpenAI(client(openai.url), { model: 'gpt-5' }))).toBe(slug);
  });

  it('does not accept a response that is not a model', async () => {
    const openai = await startModels({ [retrieve]: json(200, { hello: 1 }) });
    const result = await checkOpenAI(client(openai.url), { model: 'gpt-5' });
    expect(slugOf(result)).toBe('invalid-response');
  });
});

describe('checkOpenAI with compatible servers', () => {
  it('accepts a server without models', async () => {
    const openai = await startModels({ [list]: json(200, { object: 'list', data: null }) });
    expect(await checkOpenAI(client(openai.url))).toMatchObject({ ok: true, models: [] });
  });

  it('fails if the server has no list and no model was given', async () => {
    const openai = await startModels({});
    expect(slugOf(await checkOpenAI(client(openai.url)))).toBe('not-found');
  });

  it('reads an error with status 200', async () => {
    const body = { error: { message: 'Slow', code: 'rate_limit_exceeded' } };
    const openai = await startModels({ [list]: json(200, body) });
    expect(slugOf(await checkOpenAI(client(openai.url)))).toBe('too-many-requests');
  });

  it.each([
    ['4.104', Azure4],
    ['5.23', Azure5],
    ['6.49', Azure6],
    ['7.57', Azure7],
  ])('requests the deployment on Azure with openai %s', async (_major, Azure) => {
    const openai = await startModels({
      'POST /openai/deployments/chat-eu/chat/completions': failure(
        400,
        "[] is too short - 'messages'",
      ),
      'GET /openai/models': modelList,
    });
    const settings = { apiKey: 'test', apiVersion: '2024-10-21', endpoint: openai.url };
    const bound = new Azure({ ...settings, deployment: 'chat-eu' }) as OpenAIClient;
    const free = new Azure(settings) as OpenAIClient;
    const baseURL = `${openai.url}/openai/deployments/chat-eu`;
    const { endpoint: _endpoint, ...others } = settings;
    const based = new Azure({ ...others, baseURL }) as OpenAIClient;
    expect(await checkOpenAI(bound)).toMatchObject({ ok: true });
    expect(await checkOpenAI(based)).toMatchObject({ ok: true });
    expect(await checkOpenAI(free, { model: 'chat-eu' })).toMatchObject({ ok: true });
    expect(await checkOpenAI(free)).toMatchObject({ ok: true, models: ['gpt-5', 'gpt-5-mini'] });
    expect(slugOf(await checkOpenAI(free, { model: 'chat-us' }))).toBe('not-found');
  });
});

function refuse(): never {
  throw new Error('refused');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const withList = (call: () => unknown): unknown => ({ models: { list: call } });

describe('checkOpenAI with any value', () => {
  it.each([
    ['undefined', undefined, 'client-misconfigured'],
    ['null', null, 'client-misconfigured'],
    ['a string', 'client', 'client-misconfigured'],
    ['an object that is not a client', {}, 'client-misconfigured'],
    ['a class', sdk('6.49'), 'client-misconfigured'],
    ['a revoked proxy', revoked(), 'client-misconfigured'],
    ['a proxy that throws', new Proxy({}, { get: refuse, has: refuse }), 'client-misconfigured'],
    ['a call that throws synchronously', withList(refuse), 'unknown-error'],
    [
      'a call that throws nothing',
      withList(() => {
        throw undefined;
      }),
      'unknown-error',
    ],
    [
      'a call that rejects with a revoked proxy',
      withList(() => Promise.reject(revoked() as Error)),
      'unknown-error',
    ],
    ['a promise that throws', withList(() => new Proxy({}, { get: refuse })), 'unknown-error'],
    ['a call that returns nothing', withList(() => undefined), 'invalid-response'],
    ['a call that returns a revoked proxy', withList(() => [revoked()].at(0)), 'unknown-error'],
    ['a call that never settles', withList(() => new Promise(() => undefined)), 'timeout'],
  ])('resolves with a problem for %s', async (_what, value, slug) => {
    const result = await checkAnything(value, { timeout: 50 });
    expect(slugOf(result)).toBe(slug);
    expect(result).toMatchObject({ ok: false, latency: expect.any(Number) });
  });

  it('causes no unhandled rejection if a call rejects too late', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): number => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const late = withList(() => sleep(60).then(refuse));
    expect(slugOf(await checkAnything(late, { timeout: 10 }))).toBe('timeout');
    await sleep(120);
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  it("redacts an error that is not OpenAI's", async () => {
    const result = await checkAnything(
      withList(() => Promise.reject(new Error(`no ${plantedKey}`))),
    );
    expect(result).toMatchObject({ problem: { detail: 'no [redacted]' } });
  });

  it('leaves no timer running', async () => {
    const timers = (): number =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await checkAnything(
      withList(() => undefined),
      { timeout: 60_000 },
    );
    expect(timers()).toBe(before);
  });
});

describe('options of checkOpenAI', () => {
  it('include those of the conversion', async () => {
    const result = await checkAnything(undefined, {
      audience: 'public',
      typeBase: 'https://docs.example.com/problems/',
      instance: () => 'urn:check:1',
    });
    expect(result).toMatchObject({
      problem: {
        type: 'https://docs.example.com/problems/client-misconfigured',
        status: 500,
        instance: 'urn:check:1',
        meaning: main.problemTypes['client-misconfigured'].public.meaning,
      },
    });
  });

  it("passes the API's errors to a custom classifier", async () => {
    const openai = await startModels({ [list]: wrongKey });
    const result = await checkOpenAI(client(openai.url), { classify: () => 'unknown-error' });
    expect(slugOf(result)).toBe('unknown-error');
  });

  it.each([
    [{ model: '' }, "checkOpenAI: option 'model' cannot be ''; expected the name of a model"],
    [{ model: 5 }, "option 'model' cannot be 5"],
    [
      { timeout: 0 },
      "option 'timeout' cannot be 0; expected whole milliseconds from 1 to 2147483647",
    ],
    [{ timeout: '5' }, "option 'timeout' cannot be '5'"],
    [{ timeout: 2 ** 31 }, "option 'timeout' cannot be 2147483648"],
    [{ audience: 'private' }, "option 'audience' cannot be 'private'"],
    [{ maxAge: 5 }, "unknown option 'maxAge' (given: 5)"],
    [{ maxAge: 5 }, "checkOpenAI: unknown option 'maxAge' (given: 5); use one of model, timeout,"],
    [null, 'checkOpenAI: options must be an object, not null'],
    ['gpt-5', "checkOpenAI: options must be an object, not 'gpt-5'"],
  ])('rejects %j', async (options, words) => {
    const checking = checkAnything(undefined, options as CheckOptions);
    await expect(checking).rejects.toThrow(TypeError);
    await expect(checking).rejects.toThrow(words);
  });
});

describe('the main entry', () => {
  it('exports checkOpenAI and readiness as well', async () => {
    const openai = await startModels({ [list]: modelList });
    expect(await main.checkOpenAI(client(openai.url))).toMatchObject({ ok: true });
    expect(main.readiness(client(openai.url))).toBeInstanceOf(Function);
    await expect(main.checkOpenAI(client(openai.url), { timeout: 0 })).rejects.toThrow(TypeError);
  });
});
