// Renders docs/operations.md: for each problem type that the operator fixes, what the log shows, how to confirm it, what to do, and when it resolves.
const { alerts } = require('./operations/alerts.cjs');
const { rows } = require('./operations/rows.cjs');

const mostCodes = 6;

/** The content of the log: the status and the codes that upstreams send. */
function logOf([slug, { status, upstream }]) {
  const codes = [...new Set(upstream.map(({ code }) => code))].filter(
    (code) => typeof code === 'string',
  );
  const shown = codes.slice(0, mostCodes).map((code) => `\`${code}\``);
  const more = codes.length > mostCodes ? ', …' : '';
  return `\`${slug}\`, mostly with the upstream's status ${status}${shown.length === 0 ? '' : `; its \`code\` is one of ${shown.join(', ')}${more}`}.`;
}

function section(entry) {
  const [slug, { title, meaning, solution }] = entry;
  const row = rows[slug];
  if (row === undefined) throw new Error(`scripts/operations/rows.cjs has no row for '${slug}'.`);
  return `### ${slug}

**${title}.** ${meaning}

- **Log:** ${logOf(entry)}
- **Confirm:** ${row.confirm}
- **Do:** ${solution.join(' ')}
- **Heals by itself:** ${row.heals}
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

What to do at 3 a.m. Paste a line or a block of the log, or the \`instance\` line of a client's JSON, into \`npx openai-problem-details explain\`; look the slug up below.
A client quotes its reference, the \`instance\`: search the log for it. This page is made from the catalogue by \`npm run docs\`.

## Alert rules

The counter is the one of the [observability example](../examples/observability/metrics.js): \`openai_problems_total{type, level, route}\`. With OpenTelemetry's counter
\`openai.problems\` the label \`type\` is \`error_type\`, and \`level\` is not there.

\`\`\`yaml
groups:
  - name: openai
    rules:
${alerts.map(rule).join('')}\`\`\`

## What the operator fixes

${entries.map(section).join('\n')}`;
}

module.exports = { renderOperations };
