/** OpenTelemetry metrics of a cooldown: the number of calls saved and of open cooldowns. Uses the meter provider that the app registered. */
import { callMethod, registered } from '../values/open-telemetry.js';

/** Records the metrics. */
export interface Metrics {
  /** Counts a call that was not made. */
  countRejected(type: string): void;
}

const name = 'openai-problem-details';

const ofRejected = {
  description: 'Calls to the OpenAI API that were answered by a cooldown instead of being made.',
  unit: '{call}',
};

const ofOpen = {
  description:
    'Keys that are cooling down: combinations of host, credential and model that are not called.',
  unit: '{key}',
};

/**
 * Creates the instruments, and recreates them if the app registers another provider. Without a provider, nothing is recorded.
 * @param openKeys returns the number of keys that are cooling down
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
