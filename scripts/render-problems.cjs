// Renders the catalogue as Markdown: docs/problems.md, one section a problem type, and the README's table.

function list(steps) {
  return steps.map((step) => `- ${step}`).join('\n');
}

function section([slug, row]) {
  const { title, status, gatewayStatus, fixableBy, retryable, documentation } = row;
  const more = documentation === undefined ? '' : `\nMore: <${documentation}>\n`;
  return `## ${slug}

**${title}**

| | |
| --- | --- |
| type | \`urn:problem-type:openai:${slug}\` |
| status | ${status}, as a gateway ${gatewayStatus} |
| fixable by | ${fixableBy} |
| retryable | ${retryable ? 'yes' : 'no'} |

${row.meaning}

${list(row.solution)}
${more}
The public is told: ${row.public.meaning}

${list(row.public.solution)}
`;
}

/** docs/problems.md. */
function renderProblems(problemTypes) {
  const rows = Object.entries(problemTypes);
  return `# Problem types

The ${rows.length} problem types of this package. The status is the one to expect where the upstream gave none; otherwise the
response mirrors the upstream's, unless the audience is the public. This page is made from the catalogue by \`npm run docs\`.

${rows.map(section).join('\n')}`;
}

/** The README's table. */
function renderTable(problemTypes) {
  const rows = Object.entries(problemTypes).map(
    ([slug, { status, gatewayStatus, title, fixableBy, retryable }]) =>
      `| \`${slug}\` | ${status} | ${gatewayStatus} | ${title} | ${fixableBy} | ${retryable ? 'yes' : 'no'} |`,
  );
  return `| slug | status | gateway | title | fixable by | retry |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

module.exports = { renderProblems, renderTable };
