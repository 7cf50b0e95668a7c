/** The OpenTelemetry data that is recorded, with the real SDKs. */
import { context, metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
  type Histogram,
  type MetricData,
} from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import createError from 'http-errors';
import supertest from 'supertest';
import { openaiErrorHandler, type Options } from '../../lib/index.js';
import { recordProblem } from '../../lib/opentelemetry.js';
import { streamToResponse } from '../../lib/streaming.js';
import { apiError } from '../support/problem.js';
import { errorOf } from '../support/sdk.js';

let spans: InMemorySpanExporter;
let exporter: InMemoryMetricExporter;
let reader: PeriodicExportingMetricReader;

beforeEach(() => {
  spans = new InMemorySpanExporter();
  new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).register();
  exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 600_000 });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
});

afterEach(async () => {
  await reader.shutdown();
  metrics.disable();
  trace.disable();
  context.disable();
});

/** Responds to a request whose route throws this error, within a span. */
async function answer(error: unknown, options: Options = {}): Promise<void> {
  const app = express();
  app.use((_request, response, next) => {
    trace.getTracer('test').startActiveSpan('server', (span) => {
      response.on('finish', () => span.end());
      next();
    });
  });
  app.get('/chats/:id', () => {
    throw error;
  });
  app.get('/streams', async (request, response) => {
    const stream = (async function* items() {
      yield { type: 'delta' };
      throw error;
    })();
    await streamToResponse(stream, request, response);
  });
  app.use(
    openaiErrorHandler({
      audience: 'developer',
      claim: 'likely',
      onProblem: recordProblem,
      ...options,
    }),
  );
  await supertest(app).get(path);
}

let path = '/chats/1';

beforeEach(() => {
  path = '/chats/1';
});

function told(): Partial<Pick<ReadableSpan, 'attributes' | 'status'>> {
  const [finished] = spans.getFinishedSpans();
  return finished === undefined ? {} : { attributes: finished.attributes, status: finished.status };
}

async function collected(): Promise<readonly MetricData[]> {
  await reader.forceFlush();
  return exporter
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
}

const rateLimit = {
  status: 429,
  headers: { 'retry-after': '20' },
  body: {
    error: {
      message: 'Rate limit reached for gpt-5-mini in organization org-x on requests.',
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
  },
};

describe('the active span', () => {
  it('gets the slug and the status, and is not an error if the client receives a 4xx', async () => {
    await answer(await errorOf('6.49', rateLimit));
    expect(told()).toEqual({
      attributes: { 'error.type': 'too-many-requests', 'http.response.status_code': 429 },
      status: { code: SpanStatusCode.UNSET },
    });
  });

  it('is an error if the client receives a 5xx', async () => {
    await answer(await errorOf('6.49', rateLimit), { audience: 'public' });
    expect(told()).toEqual({
      attributes: { 'error.type': 'too-many-requests', 'http.response.status_code': 503 },
      status: { code: SpanStatusCode.ERROR },
    });
  });

  it('has no status of a started response', async () => {
    path = '/streams';
    await answer(apiError({ status: 500 }));
    expect(told()).toMatchObject({ status: { code: SpanStatusCode.ERROR } });
    expect(told().attributes).toEqual({ 'error.type': 'internal-server-error' });
  });

  it('does not record an abort', async () => {
    await answer(new DOMException('This operation was aborted', 'AbortError'));
    expect(told()).toEqual({ attributes: {}, status: { code: SpanStatusCode.UNSET } });
  });

  it('has the status as the type of an http-errors error, which is not counted', async () => {
    await answer(createError(404), { handle: 'http' });
    expect(told().attributes).toEqual({ 'error.type': '404', 'http.response.status_code': 404 });
    expect(await collected()).toEqual([]);
  });

  it('may be missing', async () => {
    trace.disable();
    await answer(apiError({ status: 500 }));
    expect((await collected()).map(({ descriptor }) => descriptor.name)).toEqual([
      'openai.problems',
    ]);
  });
});

describe('the metrics', () => {
  const attributes = {
    'error.type': 'too-many-requests',
    'openai.model.family': 'gpt-5',
    'http.route': '/chats/:id',
  };

  it('count problems by type, model family and route, and have the waits in seconds', async () => {
    const error = await errorOf('6.49', rateLimit);
    await answer(error);
    await answer(error);
    const [problems, waits] = await collected();
    expect(problems?.descriptor).toMatchObject({ name: 'openai.problems', unit: '{problem}' });
    expect(problems?.dataPoints).toMatchObject([{ value: 2, attributes }]);
    expect(waits?.descriptor).toMatchObject({ name: 'openai.problems.wait', unit: 's' });
    expect(waits?.dataPoints).toMatchObject([{ attributes }]);
    expect(waits?.dataPoints[0]?.value as Histogram).toMatchObject({ sum: 40, count: 2 });
  });

  it('go to a provider that is registered later', async () => {
    metrics.disable();
    await answer(apiError({ status: 500 }));
    metrics.setGlobalMeterProvider(
      new MeterProvider({ readers: [(reader = new PeriodicExportingMetricReader({ exporter }))] }),
    );
    await answer(apiError({ status: 500 }));
    expect((await collected())[0]?.dataPoints).toMatchObject([{ value: 1 }]);
  });

  it('omit unknown attributes', async () => {
    path = '/nowhere';
    await answer(apiError({ status: 500 }));
    path = '/streams';
    await answer(apiError({ status: 500 }));
    expect((await collected())[0]?.dataPoints.map((point) => point.attributes)).toEqual([
      { 'error.type': 'internal-server-error', 'http.route': '/streams' },
    ]);
  });

  it.each([
    ['gpt-5.1-codex', 'gpt-5'],
    ['gpt-4o-mini-2024-07-18', 'gpt-4o'],
    ['gpt-4.1-nano', 'gpt-4.1'],
    ['gpt-4-turbo', 'gpt-4'],
    ['gpt-3.5-turbo', 'gpt-3.5'],
    ['o3-pro', 'o-series'],
    ['o4-mini', 'o-series'],
    ['ft:gpt-4o-mini:acme::x', 'gpt-4o'],
    ['openai/gpt-oss-120b', 'gpt-oss'],
    ['gpt-image-1', 'gpt-image'],
    ['gpt-realtime', 'audio'],
    ['text-embedding-3-small', 'text-embedding'],
    ['a-model-of-a-customer', '_OTHER'],
  ])('assign %s to %s', async (model, family) => {
    await answer(
      apiError({
        status: 404,
        headers: {},
        error: { message: `The model \`${model}\` does not exist.`, code: 'model_not_found' },
      }),
    );
    expect((await collected())[0]?.dataPoints).toMatchObject([
      { attributes: { 'openai.model.family': family } },
    ]);
  });

  it('read the model from the upstream’s header', async () => {
    await answer(
      apiError({ status: 500, headers: { 'openai-model': 'o3' }, error: { message: 'x' } }),
    );
    expect((await collected())[0]?.dataPoints).toMatchObject([
      { attributes: { 'openai.model.family': 'o-series' } },
    ]);
  });
});

describe('spans and metrics', () => {
  it('contain no secret', async () => {
    const secrets = [`sk-proj-${'a1B2'.repeat(8)}`, `org-${'q7'.repeat(12)}`, 'My-doctor-says'];
    const [key, organization, prompt] = secrets;
    const headers = {
      'openai-model': String(key),
      'openai-organization': String(organization),
      'x-request-id': String(key),
    };
    const body = {
      error: {
        message: `The model \`${key}\` of ${organization}`,
        code: key,
        type: key,
        input: prompt,
      },
    };
    path = `/chats/${prompt}?q=${prompt}`;
    await answer(await errorOf('6.49', { status: 400, headers, body }));
    const text = JSON.stringify([told(), await collected()]);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('/chats/:id');
  });
});
