// A counter for Prometheus, for apps without OpenTelemetry metrics.
import { Counter, Registry } from 'prom-client';

export function createMetrics() {
  const registry = new Registry();
  const problems = new Counter({
    name: 'openai_problems_total',
    help: 'Failed calls to the OpenAI API, by problem type and route.',
    labelNames: ['type', 'level', 'route'],
    registers: [registry],
  });
  return {
    registry,
    countProblem: ({ slug, level, route = 'none' }) => problems.inc({ type: slug, level, route }),
  };
}
