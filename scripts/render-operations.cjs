// Renders docs/operations.md: alert rules, and the fix for each problem type that the operator fixes.
const { alerts } = require('./operations/alerts.cjs');
const { rows } = require('./operations/rows.cjs');

const mostCodes = 6;
const alternatives = new Intl.ListFormat('en', { type: 'disjunction' });

/** The facts in the log: the usual status and the codes that upstreams send. */
function logOf([slug, { status, upstream }]) {
  const codes = [...new Set(upstream.map(({ code }) => code))].filter(
    (code) => typeof code === 'string',
  );
  const shown = codes.slice(0, mostCodes).map((code) => `\`${code}\``);
  if (codes.length > mostCodes) shown.push('others');
  const codeList = shown.length === 0 ? '' : ` and the code ${alternatives.format(shown)}`;
  return `\`${slug}\`, usually with the status ${status}${codeList}.`;
}

function section(entry) {
  const [slug, { title, meaning, solution }] = entry;
  const row = rows[slug];
  if (row === undefined) throw new Error(`scripts/operations/rows.cjs has no entry for '${slug}'.`);
  return `### ${slug}

**${title}.** ${meaning}

- **Log:** ${logOf(entry)}
- **Confirm:** ${row.confirm}
- **Do:** ${solution.join(' ')}
- **Recovers by itself:** ${row.recovers}
`;
}

function rule({ alert, expr, hold, severity, why }) {
  return `      - alert: ${alert}
        expr: >-
          ${expr}
        for: ${hold}
        labels:
          severity: ${severity}
        annotations:
          summary: ${JSON.stringify(why)}
`;
}

/** Renders docs/operations.md. */
function renderOperations(problemTypes) {
  const entries = Object.entries(problemTypes).filter(([, row]) => row.fixableBy === 'operator');
  return `# Operations

How to find the cause of a failure and fix it, and when to be alerted.

1. Search the log for the reference that a client quotes, the \`instance\` of the problem.
2. Paste the log line, or the client's JSON, into \`npx openai-problem-details explain\`.
3. Look up the slug below, confirm the cause, and fix it.

This page is generated from the catalogue by \`npm run docs\`.

## Alert rules

The rules use the counter of the [observability example](../examples/observability/metrics.js),
\`openai_problems_total{type, level, route}\`. With OpenTelemetry's counter \`openai.problems\`, replace the label \`type\` with
\`error_type\`; it has no label \`level\`.

\`\`\`yaml
groups:
  - name: openai
    rules:
${alerts.map(rule).join('')}\`\`\`

## Problem types

${entries.map(section).join('\n')}`;
}

module.exports = { renderOperations };
