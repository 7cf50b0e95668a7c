/** The OpenTelemetry metrics of a cooldown, with the real SDK. */
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { callOf, guarded, type Guarded } from '../support/guarded.js';
import { rateLimited } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';

let exporter: InMemoryMetricExporter;
let reader: PeriodicExportingMetricReader;

function register(): void {
  exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 600_000 });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
}

beforeEach(register);
afterEach(async () => {
  await reader.shutdown();
  metrics.disable();
});

/** The values of a metric, with their attributes. */
async function valuesOf(name: string): Promise<unknown[]> {
  await reader.forceFlush();
  const told =
    exporter
      .getMetrics()
      .at(-1)
      ?.scopeMetrics.flatMap(({ metrics: all }) => all) ?? [];
  const points = told.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
  return points.map(({ value, attributes }) => [value, attributes]);
}

const limited = (): Guarded => guarded(() => rateLimited({ 'retry-after': '60' }) as Wire);

it('counts the calls that were not made, by problem type', async () => {
  const { call } = limited();
  for (let attempt = 0; attempt < 4; attempt += 1) await call();
  expect(await valuesOf('openai.cooldown.rejected')).toEqual([
    [3, { 'error.type': 'too-many-requests' }],
  ]);
});

it('reports how many keys are cooling down', async () => {
  const { guard, call } = limited();
  expect(await valuesOf('openai.cooldown.open')).toEqual([[0, {}]]);
  await call(callOf('a'));
  await call(callOf('b'));
  expect(await valuesOf('openai.cooldown.open')).toEqual([[2, {}]]);
  guard.clear();
  expect(await valuesOf('openai.cooldown.open')).toEqual([[0, {}]]);
});

it('uses a provider that was registered after the cooldown was created', async () => {
  metrics.disable();
  const { call } = limited();
  await call();
  register();
  await call();
  expect(await valuesOf('openai.cooldown.rejected')).toEqual([
    [1, { 'error.type': 'too-many-requests' }],
  ]);
});
