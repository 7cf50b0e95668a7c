/** A service behind a service: its problem keeps its type, says whose it is, and nothing of it is taken for this service's own. */
import { afterEach, describe, expect, it } from '@jest/globals';
import express, { type Request } from 'express';
import { Stream } from 'openai/streaming';
import {
  isProblemDetails,
  problemTypes,
  type Options,
  type ProblemDetails,
  type ProblemEvent,
} from '../../lib/index.js';
import { streamToResponse } from '../../lib/streaming.js';
import { durationWords } from '../../lib/values/duration-words.js';
import { appOf } from '../support/app.js';
import { stepsAfter, typePrefix } from '../support/problem.js';
import { majorNames } from '../support/sdk.js';
import { closeServers, serve } from '../support/serve.js';
import { eventsOf } from '../support/streaming.js';
import { startBehind, startFront, type Call, type ExpressMajor } from '../support/two-services.js';

afterEach(closeServers);

const compatible: Options<Request> = { openaiCompatible: true, audience: 'public' };
const newest = majorNames.at(-1) ?? '';

interface Services {
  readonly sdk?: string;
  readonly behind?: Options<Request>;
  readonly front?: Options<Request>;
  readonly majors?: readonly [behind: ExpressMajor, front: ExpressMajor];
}

/** What the client of the front service gets, what that service's log gets, and what the one behind calls the occurrence. */
async function relayed(
  call: Call,
  { sdk = newest, behind = compatible, front = {}, majors = ['5', '5'] }: Services = {},
) {
  const events: ProblemEvent[] = [];
  const instances: string[] = [];
  const onProblem = ({ instance }: ProblemEvent): unknown => instances.push(instance);
  const baseURL = await startBehind({ ...behind, onProblem }, majors[0]);
  const noting: Options<Request> = { ...front, onProblem: (event) => events.push(event as never) };
  const response = await (await startFront(baseURL, sdk, noting, majors[1]))(call);
  const text = await response.text();
  const last = eventsOf(text).find(({ event }) => event === 'error');
  const problem = JSON.parse(last?.data ?? text) as ProblemDetails;
  return { response, text, problem, event: events[0], instance: instances[0] };
}

const slugOf = ({ type }: ProblemDetails): string => type.slice(typePrefix.length);

const ways: readonly Omit<Call, 'model'>[] = [
  { api: 'chat' },
  { api: 'responses' },
  { api: 'chat', stream: true },
  { api: 'responses', stream: true },
];
const failures = [
  ['key', 'unauthorized', false, undefined],
  ['quota', 'credit-balance-exhausted', false, undefined],
  ['limit', 'too-many-requests', true, 7],
  ['model', 'model-not-found', false, undefined],
  ['down', 'service-overloaded', true, undefined],
] as const;

describe.each(majorNames)('a compatible service behind, called with openai %s', (sdk) => {
  describe.each(ways)('%j', (way) => {
    it.each(failures)(
      '%s keeps its type, retryable and wait, and says whose it is',
      async (model, slug, retryable, wait) => {
        const { problem, event, instance } = await relayed({ ...way, model }, { sdk });
        expect(isProblemDetails(problem)).toBe(true);
        expect(slugOf(problem)).toBe(slug);
        expect(problem).toMatchObject({ fixableBy: 'provider', retryable });
        expect(problem.retryAfter).toBe(wait);
        expect(problem.meaning).toMatch(/^The service behind this one reports: \S/);
        expect(problem.solution.join(' ')).toContain('operator of that service');
        expect(problem.solution.join(' ')).not.toMatch(/OPENAI_|openai\.com/);
        expect([401, 402, 403]).not.toContain(problem.status);
        expect(event?.failure?.relayed).toMatchObject({ slug, retryable, instance });
        expect(event?.diagnosis.meaning).toBe(problem.meaning);
        expect(event?.level).toBe('warn');
      },
    );
  });

  it('breaks the stream of the front service after what had come', async () => {
    const { response, text } = await relayed(
      { api: 'chat', stream: true, model: 'key' },
      { sdk, front: compatible },
    );
    expect(response.status).toBe(200);
    const [first, last, ...others] = eventsOf(text);
    expect(first?.data).toContain('Half');
    expect(last?.event).toBe('error');
    expect(last?.data).toContain('unauthorized');
    expect(others).toEqual([]);
  });
});

describe.each([
  ['4', '5'],
  ['5', '4'],
] as const)('Express %s behind Express %s', (...majors) => {
  it.each(ways)('relays %j', async (way) => {
    const { problem } = await relayed({ ...way, model: 'quota' }, { majors });
    expect(slugOf(problem)).toBe('credit-balance-exhausted');
    expect(problem.fixableBy).toBe('provider');
  });
});

describe.each(majorNames)('a service behind that sends plain problems, with openai %s', (sdk) => {
  const behind: Options<Request> = { audience: 'public' };

  it.each(['chat', 'responses'] as const)('in a stream of %s', async (api) => {
    const { problem } = await relayed({ api, stream: true, model: 'quota' }, { sdk, behind });
    // openai 4 throws an error that has nothing of the event.
    const isKept = sdk !== '4.104';
    expect(slugOf(problem)).toBe(isKept ? 'credit-balance-exhausted' : 'unknown-error');
  });

  it.each(['chat', 'responses'] as const)('in a response of %s', async (api) => {
    const { problem } = await relayed({ api, model: 'quota' }, { sdk, behind });
    // Before 7.5 the SDK keeps the status alone.
    const isKept = sdk === '7.57';
    expect(slugOf(problem)).toBe(isKept ? 'credit-balance-exhausted' : 'service-overloaded');
    expect(problem.retryable).toBe(!isKept);
  });
});

describe('the status for the client of the front service', () => {
  const developers: Options<Request> = { openaiCompatible: true, status: 'upstream' };

  it.each<[string, Options<Request>, Options<Request>, number]>([
    ['key', developers, {}, 500],
    ['key', developers, { audience: 'public' }, 500],
    ['key', developers, { openaiCompatible: true }, 500],
    ['key', compatible, {}, 500],
    ['quota', developers, {}, 429],
    ['quota', compatible, {}, 503],
    ['quota', developers, { audience: 'public' }, 503],
    ['quota', developers, { openaiCompatible: true }, 503],
    ['limit', developers, {}, 429],
    ['limit', developers, { audience: 'public' }, 503],
    ['limit', compatible, compatible, 429],
    ['model', compatible, compatible, 404],
    ['context', compatible, compatible, 400],
    ['context', compatible, { audience: 'public' }, 422],
  ])('of %s behind %j, in front %j, is %i', async (model, behind, front, status) => {
    const { response, problem } = await relayed({ api: 'chat', model }, { behind, front });
    expect(response.status).toBe(status);
    expect(problem.status).toBe(status);
    expect(response.headers.has('www-authenticate')).toBe(false);
  });
});

describe('the wording for end users', () => {
  const front: Options<Request> = { audience: 'public' };

  it.each(failures)('of %s say whose it is, and no more', async (...[model, slug]) => {
    const { problem, event } = await relayed({ api: 'chat', model }, { front });
    const { meaning, solution, title } = problemTypes[slug].public;
    const { retryAfter } = problem;
    const wait = retryAfter === undefined ? 'about a minute' : durationWords(retryAfter);
    expect(problem).toMatchObject({
      title: title ?? problemTypes[slug].title,
      meaning: `The service behind this one reports: ${meaning}`,
      solution: stepsAfter(wait, solution),
      fixableBy: 'provider',
    });
    expect(problem).not.toHaveProperty('detail');
    expect(event?.diagnosis.solution.join(' ')).toContain('operator of that service');
  });

  it('of what the client sent are the usual ones: only the client can change it', async () => {
    const { problem, event } = await relayed({ api: 'chat', model: 'context' }, { front });
    const { meaning, solution } = problemTypes['context-length-exceeded'].public;
    expect(problem).toMatchObject({
      meaning,
      solution,
      fixableBy: 'caller',
      detail: "This model's maximum context length is 8192 tokens.",
    });
    expect(event?.level).toBe('info');
    expect(event?.diagnosis.meaning).toMatch(/^The service behind this one reports: /);
  });
});

describe('lines of JSON behind', () => {
  it.each([compatible, { audience: 'public' } as const])('are relayed: %j', async (behind) => {
    const url = await startBehind(behind, '5', 'ndjson');
    const app = appOf(express, async (request, response) => {
      const answer = await fetch(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'limit', stream: true }),
      });
      // The SDK reads what its own `toReadableStream` writes: one item a line.
      const lines = Stream.fromReadableStream(answer.body as never, new AbortController());
      await streamToResponse(lines, request, response);
    });
    const text = await (await fetch(await serve(app))).text();
    const last = eventsOf(text).at(-1);
    const problem = JSON.parse(last?.data ?? '') as ProblemDetails;
    expect(slugOf(problem)).toBe('too-many-requests');
    expect(problem).toMatchObject({ fixableBy: 'provider', retryAfter: 7 });
  });
});

it('a problem without a type in a stream is a failure, too, of no service in particular', async () => {
  const blank = {
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    instance: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    meaning: 'The service failed to serve the request.',
    solution: ['Try again later.'],
    fixableBy: 'operator',
    retryable: false,
  };
  async function* items(): AsyncGenerator<object> {
    yield await Promise.resolve(blank);
  }
  const app = appOf(express, async (request, response) => {
    await streamToResponse(items(), request, response);
  });
  const response = await fetch(await serve(app));
  expect(response.status).toBe(500);
  const { type, fixableBy } = (await response.json()) as ProblemDetails;
  expect(type).toBe('urn:problem-type:openai:internal-server-error');
  expect(fixableBy).toBe('provider');
});

describe('three services in a row', () => {
  it.each(majorNames)('the last one reads the same, with openai %s', async (sdk) => {
    const first = await startBehind(compatible);
    const instances: (string | undefined)[] = [];
    const between = await startFront(first, sdk, {
      ...compatible,
      onProblem: ({ instance }) => instances.push(instance),
    });
    const middle = (await between({ api: 'chat', model: 'key' })).url.replace(
      '/chat/completions',
      '',
    );
    const ask = await startFront(middle, sdk, {
      ...compatible,
      onProblem: ({ failure }) => instances.push(failure?.relayed?.instance),
    });
    for (const way of ways) {
      const response = await ask({ ...way, model: 'key' });
      const text = await response.text();
      const error = eventsOf(text).find(({ event }) => event === 'error');
      const problem = JSON.parse(error?.data ?? text) as ProblemDetails;
      expect(slugOf(problem)).toBe('unauthorized');
      expect(problem).toMatchObject({ fixableBy: 'provider', error: { code: 'unauthorized' } });
      expect(problem.meaning.match(/behind this one/g)).toHaveLength(1);
      expect(instances.at(-1)).toBe(instances.at(-2));
      expect(instances.at(-1)).toMatch(/^urn:uuid:/);
    }
  });
});

it('the log has the instance of the service behind', async () => {
  const entries: object[] = [];
  const log = { warn: (entry: object) => void entries.push(entry), error: () => undefined };
  const { instance } = await relayed({ api: 'chat', model: 'key' }, { front: { log } });
  expect(entries).toMatchObject([{ problem: { upstreamInstance: instance } }]);
});
