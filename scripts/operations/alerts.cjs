// Useful alert rules, as PromQL on `openai_problems_total` of the observability example.

const stopped =
  'unauthorized|missing-credentials|organization-mismatch|permission-denied|ip-not-authorized|unsupported-region|edge-blocked';
const unpaid =
  'credit-balance-exhausted|billing-not-active|spend-limit-reached|usage-limit-reached';

/** Whether a counter has increased. `increase` misses the first failure, which starts a series. */
function grown(selector, by, range) {
  const counter = `openai_problems_total{${selector}}`;
  const group = `sum by (${by})`;
  return `${group} (increase(${counter}[${range}])) > 0 or ${group} (${counter} unless ${counter} offset ${range}) > 0`;
}

/** The rules; `hold` is how long the condition must last. */
const alerts = [
  {
    alert: 'OpenAIKeyRefused',
    expr: grown(`type=~"${stopped}"`, 'type', '5m'),
    hold: '0m',
    severity: 'page',
    why: 'Every call fails, and keeps failing until somebody acts.',
  },
  {
    alert: 'OpenAIUnpaid',
    expr: grown(`type=~"${unpaid}"`, 'type', '5m'),
    hold: '0m',
    severity: 'page',
    why: 'The account refuses every call until a limit is raised or credit is added.',
  },
  {
    alert: 'OpenAIRateLimited',
    expr: 'sum(rate(openai_problems_total{type=~"too-many-requests|slow-down"}[5m])) > 0.1',
    hold: '10m',
    severity: 'ticket',
    why: 'More than one request in ten seconds exceeds a limit, for ten minutes: the load no longer fits.',
  },
  {
    alert: 'OpenAIDown',
    expr: 'sum(rate(openai_problems_total{level="warn"}[5m])) > 0.1',
    hold: '5m',
    severity: 'page',
    why: 'The provider fails (`level` is `warn`). Compare with its status page.',
  },
  {
    alert: 'OpenAIFailsAtOneRoute',
    expr: 'sum by (route) (increase(openai_problems_total{level="error"}[15m])) > 5 and topk(1, sum by (route) (increase(openai_problems_total{level="error"}[15m])))',
    hold: '15m',
    severity: 'ticket',
    why: 'This route fails most of all: look at its latest change first.',
  },
  {
    alert: 'OpenAIUnknownError',
    expr: grown('type="unknown-error"', 'route', '1h'),
    hold: '0m',
    severity: 'ticket',
    why: 'A failure that this package does not know. Please report it, with the redacted line of the log.',
  },
];

module.exports = { alerts };
