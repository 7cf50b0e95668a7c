/** The instruments of the meter provider that is registered when a problem is told, which may be later than this is loaded. */
import { metrics, type Counter, type Histogram } from '@opentelemetry/api';

export interface Instruments {
  readonly problems: Counter;
  readonly waits: Histogram;
}

/** Seconds: from the waits of a full bucket to that of a day. */
const explicitBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 300, 900, 3600, 86_400];

const known = new WeakMap<object, Instruments>();

/** The instruments, made once per provider. */
export function instrumentsOf(): Instruments {
  const provider = metrics.getMeterProvider();
  const made = known.get(provider);
  if (made !== undefined) return made;
  const meter = provider.getMeter('openai-problem-details');
  const instruments = {
    problems: meter.createCounter('openai.problems', {
      description: 'Failed calls to the OpenAI API that were answered as problem details.',
      unit: '{problem}',
    }),
    waits: meter.createHistogram('openai.problems.wait', {
      description: 'The waits that the upstream announced with a failure.',
      unit: 's',
      advice: { explicitBucketBoundaries },
    }),
  };
  known.set(provider, instruments);
  return instruments;
}
