// Alert rules in PromQL, for `openai_problems_total` of the observability example.

const stopped =
  'unauthorized|missing-credentials|organization-mismatch|permission-denied|ip-not-authorized|unsupported-region|edge-blocked';
const unpaid =
  'credit-balance-exhausted|billing-not-active|spend-limit-reached|usage-limit-reached';

/** Whether a counter has grown. `increase` alone misses the first failure, which creates the series. */
function grown(selector, by, range) {
  const counter = `openai_problems_total{${selector}}`;
  const group = `sum by (${by})`;
  return `${group} (increase(${counter}[${range}])) > 0 or ${group} (${counter} unless ${counter} offset ${range}) > 0`;
}

/** Each rule, with the time for which its condition must hold. */
const alerts = [
  {
    alert: 'OpenAIKeyRefused',
    expr: grown(`type=~"${stopped}"`, 'type', '5m'),
    hold: '0m',
    severity: 'page',
    why: 'Every call fails until you fix the key, project or network.',
  },
  {
    alert: 'OpenAIUnpaid',
    expr: grown(`type=~"${unpaid}"`, 'type', '5m'),
    hold: '0m',
    severity: 'page',
    why: 'The account rejects every call until you add credit or raise a limit.',
  },
  {
    alert: 'OpenAIRateLimited',
    expr: 'sum(rate(openai_problems_total{type=~"too-many-requests|slow-down"}[5m])) > 0.1',
    hold: '10m',
    severity: 'ticket',
    why: 'For ten minutes, requests have exceeded a rate limit more than once every ten seconds.',
  },
  {
    alert: 'OpenAIDown',
    expr: 'sum(rate(openai_problems_total{level="warn"}[5m])) > 0.1',
    hold: '5m',
    severity: 'page',
    why: 'The provider is failing (level `warn`). Check its status page.',
  },
  {
    alert: 'OpenAIFailsAtOneRoute',
    expr: 'sum by (route) (increase(openai_problems_total{level="error"}[15m])) > 5 and topk(1, sum by (route) (increase(openai_problems_total{level="error"}[15m])))',
    hold: '15m',
    severity: 'ticket',
    why: 'This route fails most often. Check its latest change first.',
  },
  {
    alert: 'OpenAIUnknownError',
    expr: grown('type="unknown-error"', 'route', '1h'),
    hold: '0m',
    severity: 'ticket',
    why: 'A failure that this package does not recognize. Please report it with the redacted log line.',
  },
];

module.exports = { alerts };
