/** The handler for `/ready`, on real Express and real sockets. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import express5, { type Express } from 'express';
import supertest from 'supertest';
import {
  readiness,
  type CheckResult,
  type OpenAIClient,
  type ReadinessHandler,
  type ReadinessOptions,
} from '../../lib/check.js';
import { problemTypes } from '../../lib/index.js';
import { expressMajors } from '../support/app.js';
import {
  failure,
  modelList,
  plantedKey,
  startModels,
  wrongKey,
  type ModelsMock,
} from '../support/models.js';
import { admitForeignErrors } from '../support/realm.js';
import { sdk } from '../support/sdk.js';
import { closeServers } from '../support/serve.js';

beforeAll(admitForeignErrors);
afterEach(closeServers);

const list = 'GET /v1/models';

function handlerOf(openai: ModelsMock, options?: ReadinessOptions): ReadinessHandler {
  const OpenAI = sdk('6.49');
  return readiness(new OpenAI({ apiKey: 'test', baseURL: `${openai.url}/v1` }), options);
}

function appOf(handler: ReadinessHandler, express = express5): Express {
  const app = express();
  app.get('/ready', handler);
  return app;
}

/** A client that makes these calls one after another and repeats the last. */
function clientOf(...calls: readonly (() => unknown)[]): OpenAIClient & { readonly count: number } {
  let count = 0;
  const next = (): unknown => {
    const call = calls[Math.min(count, calls.length - 1)];
    count += 1;
    return call?.();
  };
  return {
    models: { list: next, retrieve: next },
    get count() {
      return count;
    },
  };
}

const works = (): unknown => ({ data: [{ id: 'gpt-5' }] });
const slowly = (): unknown => sleep(50).then(works);

function fails(): never {
  throw new Error(`no ${plantedKey}`);
}

/** The entry as loaded in another process: faults are reported once per process. */
async function freshCheck(): Promise<typeof import('../../lib/check.js')> {
  jest.resetModules();
  return import('../../lib/check.js');
}

describe.each(expressMajors)('readiness on Express %s', (_major, express) => {
  it('responds with 200 if the key works', async () => {
    const openai = await startModels({ [list]: modelList });
    const response = await supertest(appOf(handlerOf(openai), express)).get('/ready');
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ok: true, latency: expect.any(Number) });
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers).not.toHaveProperty('retry-after');
  });

  it('responds with 503 and the problem otherwise, in the text for end users', async () => {
    const openai = await startModels({ [list]: wrongKey });
    const response = await supertest(appOf(handlerOf(openai), express)).get('/ready');
    expect(response.status).toBe(503);
    expect(JSON.parse(response.text)).toEqual({
      type: 'urn:problem-type:openai:unauthorized',
      title: 'Unauthorized',
      status: 503,
      instance: expect.stringMatching(/^urn:uuid:/),
      ...problemTypes.unauthorized.public,
      fixableBy: 'operator',
      retryable: false,
    });
    expect(response.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '5',
    });
  });

  it.each([
    ['200', works],
    ['503', fails],
  ])('responds to HEAD with %s and no body', async (status, call) => {
    const app = appOf(readiness(clientOf(call)), express);
    const response = await supertest(app).head('/ready');
    expect(response.status).toBe(Number(status));
    expect(Number(response.headers['content-length'])).toBeGreaterThan(0);
    expect(response.text).toBeUndefined();
  });

  it('leaves a started response to the next handler', async () => {
    const app = express();
    app.get('/ready', (_request, response, next) => {
      response.write('mine');
      next();
    });
    app.get('/ready', readiness(clientOf(works)));
    app.get('/ready', (_request, response) => response.end(', all of it'));
    const response = await supertest(app).get('/ready');
    expect(response.text).toBe('mine, all of it');
  });
});

describe('the response of readiness', () => {
  it('is for developers on request', async () => {
    const openai = await startModels({ [list]: wrongKey });
    const handler = handlerOf(openai, { audience: 'developer' });
    const { text } = await supertest(appOf(handler)).get('/ready');
    expect(JSON.parse(text)).toMatchObject({
      status: 503,
      detail: expect.stringMatching('Incorrect API key'),
    });
    expect(text).not.toContain(plantedKey);
  });

  it("passes on the upstream's wait", async () => {
    const answer = failure(
      429,
      'Rate limit reached. Please try again in 20s.',
      'rate_limit_exceeded',
    );
    const openai = await startModels({ [list]: answer });
    const response = await supertest(appOf(handlerOf(openai))).get('/ready');
    expect(response.headers).toHaveProperty('retry-after', '20');
  });

  it('asks to come back in at least a second', async () => {
    const app = appOf(readiness(clientOf(fails), { maxAge: 0 }));
    expect((await supertest(app).get('/ready')).headers).toHaveProperty('retry-after', '1');
  });

  it('checks the given model', async () => {
    const openai = await startModels({});
    const handler = handlerOf(openai, { model: 'gpt-5' });
    expect((await supertest(appOf(handler)).get('/ready')).status).toBe(503);
    expect(openai.requests).toContain('GET /v1/models/gpt-5');
  });

  it('arrives in time', async () => {
    const openai = await startModels({ [list]: 'silence' });
    const response = await supertest(appOf(handlerOf(openai, { timeout: 50 }))).get('/ready');
    expect(JSON.parse(response.text)).toHaveProperty('type', 'urn:problem-type:openai:timeout');
  });

  it('passes an error that a response throws to next', async () => {
    const passed: unknown[] = [];
    const fault = new Error('no header');
    const response = {
      headersSent: false,
      destroyed: false,
      setHeader() {
        throw fault;
      },
    };
    const handler = readiness(clientOf(works));
    await handler({ headers: {} }, response as never, (error) => passed.push(error));
    expect(passed).toEqual([fault]);
  });
});

describe('the cached result', () => {
  it('comes from one check for simultaneous requests', async () => {
    const client = clientOf(slowly);
    const request = supertest(appOf(readiness(client)));
    const responses = await Promise.all([1, 2, 3, 4].map(() => request.get('/ready')));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(client.count).toBe(1);
  });

  describe('by the clock', () => {
    let ahead = 0;

    beforeEach(() => {
      const now = performance.now.bind(performance);
      ahead = 0;
      jest.spyOn(performance, 'now').mockImplementation(() => now() + ahead);
    });

    afterEach(() => {
      jest.restoreAllMocks();
    });

    const minute = 60_000;

    it('is checked again only after it has aged, in the background', async () => {
      let finish: () => void;
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const client = clientOf(works, () => finished.then(fails));
      const request = supertest(appOf(readiness(client, { maxAge: minute })));
      await request.get('/ready');
      await request.get('/ready');
      expect(client.count).toBe(1);
      ahead += minute;
      const stale = await Promise.all([request.get('/ready'), request.get('/ready')]);
      expect(stale.map(({ status }) => status)).toEqual([200, 200]);
      expect(client.count).toBe(2);
      finish!();
      await sleep(10);
      expect((await request.get('/ready')).status).toBe(503);
      expect(client.count).toBe(2);
    });

    it('is not used if it is too old', async () => {
      const client = clientOf(works, () => sleep(20).then(fails));
      const aged = { maxAge: minute, staleWhileRevalidate: minute };
      const request = supertest(appOf(readiness(client, aged)));
      expect((await request.get('/ready')).status).toBe(200);
      ahead += 2 * minute;
      expect((await request.get('/ready')).status).toBe(503);
    });
  });

  it('has one instance for all requests', async () => {
    const request = supertest(appOf(readiness(clientOf(fails))));
    const [first, second] = [await request.get('/ready'), await request.get('/ready')];
    expect(first.text).toBe(second.text);
  });

  it('is not checked before the first request', () => {
    const client = clientOf(works);
    readiness(client);
    expect(client.count).toBe(0);
  });
});

describe('onCheck', () => {
  it('is called once for every check, with the text for developers', async () => {
    const told: CheckResult[] = [];
    const openai = await startModels({ [list]: wrongKey });
    const handler = handlerOf(openai, { onCheck: (result) => told.push(result) });
    const request = supertest(appOf(handler));
    const response = await request.get('/ready');
    await request.get('/ready');
    const { instance } = JSON.parse(response.text) as { instance: string };
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      ok: false,
      problem: { instance, meaning: problemTypes.unauthorized.meaning, code: 'invalid_api_key' },
    });
    expect(JSON.stringify(told)).not.toContain(plantedKey);
  });

  it('is called on success', async () => {
    const told: CheckResult[] = [];
    const handler = readiness(clientOf(works), { onCheck: (result) => told.push(result) });
    await supertest(appOf(handler)).get('/ready');
    expect(told).toEqual([{ ok: true, latency: expect.any(Number), models: ['gpt-5'] }]);
  });

  it.each([
    ['throws', fails],
    ['rejects', () => Promise.reject(new Error(`no ${plantedKey}`))],
  ])('changes nothing if it %s', async (_how, onCheck) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const response = await supertest(appOf(readiness(clientOf(works), { onCheck }))).get('/ready');
    const warnings = JSON.stringify(warn.mock.calls);
    warn.mockRestore();
    expect(response.status).toBe(200);
    expect(warnings).not.toContain(plantedKey);
  });

  it('is reported if it fails', async () => {
    const { readiness: another } = await freshCheck();
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await supertest(appOf(another(clientOf(works), { onCheck: fails }))).get('/ready');
    const [warning] = warn.mock.calls.flat();
    warn.mockRestore();
    expect(warning).toBe("openai-problem-details: option 'onCheck' failed: Error: no [redacted]");
  });
});

describe('options of readiness', () => {
  it.each([
    [{ maxAge: -1 }, "readiness: option 'maxAge' cannot be -1; expected whole milliseconds from 0"],
    [{ staleWhileRevalidate: '1' }, "option 'staleWhileRevalidate' cannot be '1'"],
    [{ onCheck: true }, "option 'onCheck' cannot be true; expected a function"],
    [{ model: '  ' }, "option 'model' cannot be '  '"],
    [{ problemTypes: { 'No Slug': {} } }, 'is not a valid slug; use kebab-case'],
    [{ retries: 5 }, "readiness: unknown option 'retries' (given: 5); use one of maxAge,"],
    [[], 'readiness'],
    [null, 'readiness: options must be an object, not null'],
  ])('rejects %j at once', (options, words) => {
    const make = (): unknown => readiness(clientOf(works), options as ReadinessOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(words);
  });
});
