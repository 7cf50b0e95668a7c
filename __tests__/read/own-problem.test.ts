/** Problems of this package, read back: what is taken for one, from whatever was thrown, and what is not. */
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { ProblemError } from '../../lib/client.js';
import {
  readFailure,
  toHttpError,
  toProblemDetails,
  toResponse,
  type ConversionOptions,
  type ProblemEvent,
} from '../../lib/index.js';
import { appOf, throwing } from '../support/app.js';
import { slugOf } from '../support/problem.js';
import { closeServers, serve } from '../support/serve.js';
import { errorOf, majorNames, streamErrorOf } from '../support/sdk.js';

afterEach(closeServers);

const instance = 'urn:uuid:00000000-0000-4000-8000-000000000000';
const problem = {
  type: 'urn:problem-type:openai:unauthorized',
  title: 'The service could not complete the request',
  status: 500,
  instance,
  meaning: 'The service could not complete the request because of a fault in its own setup.',
  solution: ['Contact the service and quote the `instance` of this problem.'],
  fixableBy: 'operator',
  retryable: false,
};
const limited = {
  ...problem,
  type: 'urn:problem-type:openai:too-many-requests',
  status: 429,
  detail: 'Rate limit reached for example.',
  code: 'rate_limit_exceeded',
  retryable: true,
  retryAfter: 7,
};
const compatible = {
  ...limited,
  error: {
    message: limited.detail,
    type: 'rate_limit_error',
    code: 'x',
    param: null,
    problem: limited,
  },
};

const newest = '7.57';
const thrown = (body: unknown, status = 500) => errorOf(newest, { status, body });

describe('a problem of this package', () => {
  it.each([
    ['as a whole body', limited],
    ['with `openaiCompatible`', compatible],
  ])('gives the facts without its texts: %s', async (_how, body) => {
    expect(readFailure(await thrown(body, 429))).toMatchObject({
      kind: 'response',
      status: 429,
      message: 'Rate limit reached for example.',
      code: 'rate_limit_exceeded',
      type: undefined,
      retryAfter: 7,
      provider: undefined,
      relayed: { slug: 'too-many-requests', status: 429, retryable: true, instance },
    });
  });

  it.each(majorNames)('is read from a stream event of openai %s', async (major) => {
    const failure = readFailure(await streamErrorOf(major, compatible, 'error'));
    expect(failure).toMatchObject({ kind: 'stream', status: 429, retryAfter: 7 });
    expect(failure?.relayed?.slug).toBe('too-many-requests');
  });

  it('has no wait if a retry is hopeless', async () => {
    const failure = readFailure(await thrown({ ...problem, retryAfter: 7 }));
    expect(failure?.retryAfter).toBeUndefined();
  });

  it('keeps its type under a custom base URI', async () => {
    for (const base of ['https://b.example.com/problems/', 'https://b.example.com/p#', 'urn:b:'])
      expect(slugOf(await thrown({ ...problem, type: `${base}unauthorized` }))).toBe(
        'unauthorized',
      );
  });

  it('keeps a custom type that both apps have', async () => {
    const own = { ...problem, type: 'urn:problem-type:openai:over-budget', status: 402 };
    const options: ConversionOptions<'over-budget'> = {
      problemTypes: {
        'over-budget': {
          title: 'Over budget',
          status: 402,
          gatewayStatus: 503,
          fixableBy: 'operator',
          retryable: false,
          meaning: 'The budget is used up.',
          solution: ['Raise the budget.'],
        },
      },
    };
    expect(toProblemDetails(await thrown(own, 402), options)).toMatchObject({
      type: 'urn:problem-type:openai:over-budget',
      status: 503,
      meaning: 'The service behind this one reports: The budget is used up.',
      fixableBy: 'provider',
    });
  });

  it.each([
    [401, 'unauthorized', 500],
    [404, 'not-found', 404],
    [429, 'too-many-requests', 429],
    [503, 'service-overloaded', 503],
    [418, 'bad-request', 418],
  ])('of an unknown type is classified by its status, %i', async (status, slug, expected) => {
    const own = { ...problem, type: 'https://b.example.com/over-budget', status };
    const told = toProblemDetails(await thrown(own, status));
    expect(told).toMatchObject({ type: `urn:problem-type:openai:${slug}`, fixableBy: 'provider' });
    expect(told?.status).toBe(expected);
    expect(JSON.stringify(told)).not.toMatch(/OPENAI_API_KEY|over-budget/);
  });

  it("yields to the app's classifier", async () => {
    const classify = () => 'bad-gateway' as const;
    expect(slugOf(await thrown(problem), { classify })).toBe('bad-gateway');
  });
});

describe('is read from', () => {
  const request = { url: 'https://b.example.com/ask', requestBodyValues: {}, isRetryable: false };

  it.each<[string, unknown]>([
    ['an error of axios', axiosError(limited)],
    ['an error of axios with a text', axiosError(JSON.stringify(limited))],
    [
      'an AI SDK’s APICallError',
      Object.assign(new Error('x'), {
        ...request,
        name: 'AI_APICallError',
        statusCode: 429,
        responseBody: JSON.stringify(limited),
      }),
    ],
    ['a body that is thrown as it came', { ...limited }],
    ['a compatible body that is thrown as it came', { ...compatible }],
    ['the `error` of such a body', { ...compatible.error }],
    ['an error of `iterateEvents`', new ProblemError(limited as never)],
    ['an error with such a cause', new Error('mine', { cause: { ...limited } })],
  ])('%s', (_what, error) => {
    expect(readFailure(error)?.relayed?.slug).toBe('too-many-requests');
  });

  it('a copy of the SDK’s error in JSON', async () => {
    const copy: unknown = JSON.parse(JSON.stringify(await thrown(compatible, 429)));
    expect(readFailure(copy, { claim: 'likely' })?.relayed?.slug).toBe('too-many-requests');
  });

  it('a line of NDJSON, and a response that was thrown as a copy', () => {
    for (const value of [{ error: limited }, { status: 429, headers: {}, error: limited }])
      expect(readFailure(value, { claim: 'likely' })?.relayed?.slug).toBe('too-many-requests');
  });
});

function axiosError(data: unknown): Error {
  return Object.assign(new Error('Request failed with status code 429'), {
    isAxiosError: true,
    config: { url: 'https://b.example.com/ask', method: 'post', headers: {} },
    response: { status: 429, headers: {}, data },
  });
}

describe('is not read as one', () => {
  const others: readonly [string, unknown][] = [
    ...Object.keys(problem).map((name) => {
      const { [name as keyof typeof problem]: _left, ...rest } = problem;
      return [`without ${name}`, rest] as [string, unknown];
    }),
    ['a type without a slug', { ...problem, type: 'urn:problem-type:openai:' }],
    ['a type that is a slug alone', { ...problem, type: 'unauthorized' }],
    ['a type that ends otherwise', { ...problem, type: 'https://b.example.com/NotFound' }],
    ['a type of HTML', { ...problem, type: 'urn:problem-type:openai:<b>unauthorized' }],
    ['a type that is too long', { ...problem, type: `https://b.example.com/${'a'.repeat(300)}` }],
    ['about:blank', { ...problem, type: 'about:blank' }],
    ['another fixableBy', { ...problem, fixableBy: 'nobody' }],
    ['a status of success', { ...problem, status: 200 }],
    ['a status that is none', { ...problem, status: 1000 }],
    ['no array of steps', { ...problem, solution: 'Wait.' }],
    [
      'a problem of somebody else',
      { type: 'https://b.example.com/unauthorized', title: 'x', status: 401, detail: 'y' },
    ],
    ['a text', 'unauthorized'],
  ];

  it.each(others)('%s', async (_what, body) => {
    expect(readFailure(await thrown(body, 503))?.relayed).toBeUndefined();
    expect(
      readFailure(await thrown({ error: { message: 'x', problem: body } }, 503))?.relayed,
    ).toBeUndefined();
    expect(readFailure(body)).toBeUndefined();
  });

  it('an error of axios about another base URI: it may be about anything', () => {
    const body = { ...problem, type: 'https://shop.example.com/problems/not-found' };
    expect(readFailure(axiosError(body))).toBeUndefined();
    expect(readFailure(body)).toBeUndefined();
  });

  it('a problem that this app created', async () => {
    const error = await errorOf(newest, { status: 401, body: { error: { message: 'x' } } });
    expect(readFailure(toHttpError(error))?.relayed).toBeUndefined();
    const own = Object.assign(new Error('mine'), { problem });
    expect(readFailure(own, { claim: 'likely' })).toBeUndefined();
  });
});

describe('without Express', () => {
  const options = { audience: 'public' } as const;

  it('toResponse and toHttpError send no 401', async () => {
    const error = await thrown({ ...problem, status: 401 }, 401);
    for (const chosen of [{}, options]) {
      const response = toResponse(error, undefined, chosen) as Response;
      expect(response.status).toBe(500);
      expect(response.headers.has('www-authenticate')).toBe(false);
      expect(toHttpError(error, chosen)).toMatchObject({ status: 500 });
    }
  });
});

describe('a hostile service', () => {
  const key = ['sk', 'proj', 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'].join('-');
  const evil = `<script>alert(1)</script> ${key}`;
  const hostile = {
    type: 'urn:problem-type:openai:context-length-exceeded',
    title: evil,
    status: 400,
    detail: `Mine: ${evil}`,
    instance: `urn:x:${key}`,
    meaning: evil,
    solution: [evil],
    fixableBy: 'caller',
    retryable: false,
    code: key,
    param: evil,
    requestId: key,
    documentation: `https://evil.example.com/${key}`,
    rateLimit: { requests: { limit: evil } },
    errors: [{ detail: evil }],
    contentFilter: { code: key, categories: [{ category: key, filtered: true }] },
  };

  it.each(['public', 'developer'] as const)('shows no key to %ss', async (audience) => {
    const text = JSON.stringify(toProblemDetails(await thrown(hostile, 400), { audience }));
    expect(text).not.toContain(key.slice(8));
    expect(text).toContain('context-length-exceeded');
  });

  it('shows end users none of its texts', async () => {
    const text = JSON.stringify(
      toProblemDetails(await thrown(hostile, 400), { audience: 'public' }),
    );
    expect(text).not.toMatch(/script|alert|Mine|evil/);
  });

  it.each([
    ['a key', `urn:x:${key}`],
    ['HTML', evil],
  ])(
    'does not log a slug that contains a key, or an instance that contains %s',
    async (_what, uri) => {
      const type = `urn:problem-type:openai:${key.toLowerCase()}`;
      const events: ProblemEvent[] = [];
      const onProblem = (event: unknown): unknown => events.push(event as ProblemEvent);
      const error = await thrown({ ...hostile, type, instance: uri }, 400);
      const url = await serve(appOf(express, throwing(error), { log: false, onProblem }));
      await fetch(url);
      const text = JSON.stringify(events);
      expect(events).toHaveLength(1);
      expect(text.toLowerCase()).not.toContain(key.slice(8).toLowerCase());
      expect(events[0]?.failure?.relayed?.instance).toBeUndefined();
    },
  );

  it.each<[string, object]>([
    ['a member that changes', changing({ ...problem })],
    ['a revoked proxy', revoked()],
    ['steps that throw', { ...problem, solution: new Proxy([], { get: fail }) }],
  ])('survives %s', (_what, body) => {
    expect(() => toProblemDetails({ error: body, status: 500, headers: {} })).not.toThrow();
    expect(() => readFailure(body)).not.toThrow();
  });
});

function fail(): never {
  throw new Error('mine');
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Reads well once, and throws then. */
function changing(body: object): object {
  const read = new Set<PropertyKey>();
  return new Proxy(body, {
    get(target, name) {
      if (read.has(name) && name !== 'meaning') throw new Error('mine');
      read.add(name);
      return Reflect.get(target, name) as unknown;
    },
  });
}
