/** Tells OpenTelemetry how many calls were spared and how many keys cool, by whatever meter provider the app has registered. */
import { callMethod, registered } from '../values/open-telemetry.js';

export interface Metrics {
  /** Counts a call that was answered without being made. */
  countRejected(type: string): void;
}

const name = 'openai-problem-details';

const ofRejected = {
  description: 'Calls to the OpenAI API that a cooldown answered without making them.',
  unit: '{call}',
};

const ofOpen = {
  description: 'Keys that cool: combinations of host, credential and model that are not called.',
  unit: '{key}',
};

/**
 * Makes the instruments, anew where the app registers another provider. Without one nothing is told.
 * @param openKeys how many keys cool
 */
export function createMetrics(openKeys: () => number): Metrics {
  const observe = (result: unknown): unknown => callMethod(result, 'observe', openKeys());
  let provider: unknown;
  let rejected: unknown;

  function connect(): void {
    const current = registered('metrics');
    if (current === provider) return;
    provider = current;
    const meter = callMethod(provider, 'getMeter', name);
    rejected = callMethod(meter, 'createCounter', 'openai.cooldown.rejected', ofRejected);
    const open = callMethod(meter, 'createObservableGauge', 'openai.cooldown.open', ofOpen);
    callMethod(open, 'addCallback', observe);
  }

  connect();
  return {
    countRejected(type) {
      connect();
      callMethod(rejected, 'add', 1, { 'error.type': type });
    },
  };
}
