/** The option `openaiCompatible`: problems for clients of OpenAI's API. */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Request } from 'express';
import createError from 'http-errors';
import {
  isProblemDetails,
  openaiErrorHandler,
  problemTypes,
  toHttpError,
  toProblemDetails,
  toResponse,
  type Options,
} from '../../lib/index.js';
import { generalAdvice } from '../../lib/model/http-status.js';
import { responses } from '../../lib/openapi.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { errorOf } from '../support/sdk.js';
import { closeServers as closeBare, serve as serveBare } from '../support/serve.js';
import { ask, closeServers, eventsOf, serve } from '../support/streaming.js';

afterEach(closeServers);
afterEach(closeBare);

const [, express] = expressMajors[1];
const compatible: Options<Request> = { openaiCompatible: true, audience: 'public' };
const forDevelopers: Options<Request> = { openaiCompatible: true };

function limited(wait: string): Promise<unknown> {
  const message = `Rate limit reached for gpt-5 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in ${wait}s.`;
  const error = { message, type: 'requests', param: null, code: 'rate_limit_exceeded' };
  return errorOf('6.49', { status: 429, headers: { 'retry-after': wait }, body: { error } });
}

const wrongKey = errorOf('6.49', {
  status: 401,
  body: { error: { message: 'Incorrect API key provided: x.', code: 'invalid_api_key' } },
});

async function answer(error: unknown, options: Options<Request>, headers = {}) {
  const { response, text } = await ask(appOf(express, throwing(error), options), 'GET', headers);
  return { response, text, body: JSON.parse(text) as Record<string, unknown> };
}

describe('the member error', () => {
  it('is sent alongside a complete problem, which it contains', async () => {
    const { body } = await answer(await limited('20'), forDevelopers);
    const { error, ...problem } = body;
    expect(isProblemDetails(body)).toBe(true);
    expect(error).toEqual({
      message: problem['detail'],
      type: 'rate_limit_error',
      code: 'rate_limit_exceeded',
      param: null,
      problem,
    });
  });

  it('contains only what the audience may see', async () => {
    const { body, response } = await answer(await wrongKey, compatible);
    expect(response.statusCode).toBe(500);
    expect(body['error']).toMatchObject({
      message: body['meaning'],
      type: 'server_error',
      code: 'unauthorized',
      param: null,
    });
  });

  it('names the parameter, and the slug as a code', async () => {
    const error = { message: "Missing required parameter: 'messages'.", param: 'messages' };
    const sent = await errorOf('6.49', { status: 400, body: { error } });
    const { body } = await answer(sent, forDevelopers);
    expect(body['error']).toMatchObject({
      message: "Missing required parameter: 'messages'.",
      type: 'invalid_request_error',
      code: 'invalid_parameter',
      param: 'messages',
    });
  });

  it('has no code if the problem has no type', async () => {
    const options: Options<Request> = { ...compatible, handle: 'http' };
    const { body } = await answer(createError(400, 'No model.'), options);
    expect(body['error']).toMatchObject({ message: 'No model.', code: null });
  });

  it('is part of the last event of a stream', async () => {
    const app = appOf(
      express,
      async (_request, response) => {
        response.type('text/event-stream').write('data: {}\n\n');
        throw await limited('20');
      },
      compatible,
    );
    const [, last] = eventsOf((await ask(app)).text);
    expect(last?.event).toBe('error');
    expect(JSON.parse(last?.data ?? '')).toMatchObject({
      type: 'urn:problem-type:openai:too-many-requests',
      error: { type: 'rate_limit_error', code: 'too_many_requests' },
    });
  });

  it.each([
    ['/v1/responses', 1],
    ['/v1/chat/completions', 0],
    ['/v1/chat/completions?a=b', 0],
    ['/v1/completions/', 0],
  ])('is repeated as an event of the Responses API at %s (%i)', async (path, expected) => {
    const app = express();
    app.post(path.replace(/[?].*/, ''), (_request, response) => {
      response.type('text/event-stream').write('data: {}\n\n');
      throw new Error('mine');
    });
    app.use(openaiErrorHandler({ ...compatible, handle: 'all' }));
    const url = `http://127.0.0.1:${await serve(app)}${path}`;
    const events = eventsOf(await (await fetch(url, { method: 'POST' })).text());
    expect(events.slice(2).map(({ data }) => JSON.parse(data) as unknown)).toEqual(
      Array.from({ length: expected }, () => ({
        type: 'error',
        sequence_number: 0,
        error: {
          message: generalAdvice(500).meaning,
          type: 'server_error',
          code: null,
          param: null,
        },
      })),
    );
  });

  it('is sent once without Express as well, after /completions', async () => {
    const handler = openaiErrorHandler({ ...compatible, handle: 'all' });
    const url = await serveBare((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {}\n\n');
      handler(new Error('mine'), request, response, () => undefined);
    });
    const text = await (await fetch(`${url}/v1/chat/completions`)).text();
    expect(eventsOf(text).map(({ event }) => event)).toEqual([undefined, 'error']);
  });

  it('is sent alongside custom members', async () => {
    const options: Options<Request> = { ...compatible, members: () => ({ app: 'mine' }) };
    const { body } = await answer(await wrongKey, options);
    expect(body).toMatchObject({ app: 'mine', error: { code: 'unauthorized' } });
  });

  it('takes precedence over a custom member', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const options: Options<Request> = { ...compatible, members: () => ({ error: 'mine' }) };
    const { body } = await answer(await wrongKey, options);
    expect(body['error']).toMatchObject({ code: 'unauthorized' });
    expect(warn.mock.calls.map(String)).toEqual([expect.stringContaining("'error' cannot be set")]);
    warn.mockRestore();
  });

  it('is left out of HTML pages, and of the event', async () => {
    const told: unknown[] = [];
    const options = {
      ...compatible,
      onProblem: ({ problem }: { problem: unknown }) => told.push(problem),
    };
    const app = appOf(express, throwing(await wrongKey), options);
    const { text } = await ask(app, 'GET', { accept: 'text/html' });
    expect(text).not.toContain('server_error');
    expect(told[0]).not.toHaveProperty('error');
  });

  it('is absent without the option', async () => {
    const { body, response } = await answer(await wrongKey, { openaiCompatible: false });
    expect(body).not.toHaveProperty('error');
    expect(response.headers).not.toHaveProperty('x-should-retry');
  });
});

describe('x-should-retry', () => {
  it.each([
    ['20', undefined],
    ['60', undefined],
    ['61', 'false'],
  ])('after a wait of %s s is %s', async (wait, expected) => {
    const { response } = await answer(await limited(wait), compatible);
    expect(response.headers['retry-after']).toBe(wait);
    expect(response.headers['x-should-retry']).toBe(expected);
  });

  it('is false if a retry is hopeless', async () => {
    const { response } = await answer(await wrongKey, compatible);
    expect(response.headers['x-should-retry']).toBe('false');
  });
});

describe('the status for clients of the API', () => {
  const bySlug = (expected: (row: (typeof problemTypes)[keyof typeof problemTypes]) => number) =>
    Object.fromEntries(Object.entries(problemTypes).map(([slug, row]) => [slug, expected(row)]));
  const statusOf = (slug: string): number =>
    toProblemDetails(new Error('ours'), { openaiCompatible: true, classify: () => slug as never })
      ?.status ?? 0;

  it('never refers to the key or the account', () => {
    const statuses = Object.keys(problemTypes).map(statusOf);
    expect(statuses.filter((status) => [401, 402, 403].includes(status))).toEqual([]);
  });

  it('is the type’s own, or the gateway’s', () => {
    const own = bySlug(({ status }) => status);
    const gateway = bySlug(({ gatewayStatus }) => gatewayStatus);
    for (const slug of Object.keys(problemTypes))
      expect([own[slug], gateway[slug]]).toContain(statusOf(slug));
  });

  it.each([
    ['too-many-requests', 429],
    ['slow-down', 429],
    ['request-exceeds-token-limit', 429],
    ['context-length-exceeded', 400],
    ['model-not-found', 404],
    ['invalid-parameter', 400],
    ['content-policy-violation', 400],
    ['internal-server-error', 500],
    ['service-overloaded', 503],
    ['unauthorized', 500],
    ['client-misconfigured', 500],
    ['credit-balance-exhausted', 503],
    ['billing-not-active', 503],
    ['storage-limit-reached', 503],
    ['account-restricted', 503],
  ])('of %s is %i', (slug, status) => {
    expect(statusOf(slug)).toBe(status);
  });

  it('does not depend on the upstream’s', async () => {
    const error = { message: 'slow', code: 'rate_limit_exceeded' };
    const sent = await errorOf('6.49', { status: 503, body: { error } });
    expect(toProblemDetails(sent, { openaiCompatible: true })?.status).toBe(429);
  });

  it.each([
    ['upstream', 401],
    ['gateway', 500],
  ] as const)('yields to the option status: %s', async (status, expected) => {
    expect(toProblemDetails(await wrongKey, { openaiCompatible: true, status })?.status).toBe(
      expected,
    );
  });

  it('is the one in OpenAPI documents', () => {
    expect(Object.keys(responses('context-length-exceeded', { ...compatible }))).toEqual(['400']);
  });
});

describe('without Express', () => {
  it('toProblemDetails has the member', async () => {
    const problem = toProblemDetails(await wrongKey, { openaiCompatible: true });
    expect(problem).toMatchObject({ status: 500, error: { code: 'invalid_api_key' } });
    expect(toProblemDetails(new Error('mine'), { openaiCompatible: true })).toBeUndefined();
  });

  it('toResponse has the member and the header field', async () => {
    const response = toResponse(await wrongKey, undefined, { openaiCompatible: true }) as Response;
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(await response.json()).toMatchObject({ error: { type: 'server_error' } });
    const plain = toResponse(await wrongKey, undefined, {}) as Response;
    expect(plain.headers.has('x-should-retry')).toBe(false);
  });

  it('toHttpError has the member and the header field', async () => {
    const error = toHttpError(await wrongKey, { openaiCompatible: true });
    expect(error?.headers).toHaveProperty('x-should-retry', 'false');
    expect(error?.problem).toHaveProperty('error.type', 'server_error');
  });

  it('rejects anything but true and false', () => {
    expect(() => openaiErrorHandler({ openaiCompatible: 'yes' as never })).toThrow(
      "option 'openaiCompatible' cannot be 'yes'; use true or false",
    );
  });
});
