/** The OpenTelemetry instruments, from the meter provider registered at the time of a problem, which may be later than the import. */
import { metrics, type Counter, type Histogram } from '@opentelemetry/api';

/** The instruments of one meter provider. */
export interface Instruments {
  readonly problems: Counter;
  readonly waits: Histogram;
}

/** In seconds: from a short wait for a rate limit up to one day. */
const explicitBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 300, 900, 3600, 86_400];

const known = new WeakMap<object, Instruments>();

/** The instruments of the current meter provider, created once per provider. */
export function instrumentsOf(): Instruments {
  const provider = metrics.getMeterProvider();
  const made = known.get(provider);
  if (made !== undefined) return made;
  const meter = provider.getMeter('openai-problem-details');
  const instruments = {
    problems: meter.createCounter('openai.problems', {
      description: 'Failed calls to the OpenAI API for which problem details were sent.',
      unit: '{problem}',
    }),
    waits: meter.createHistogram('openai.problems.wait', {
      description: 'Waits that the upstream announced with a failure.',
      unit: 's',
      advice: { explicitBucketBoundaries },
    }),
  };
  known.set(provider, instruments);
  return instruments;
}
