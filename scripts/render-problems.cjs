// Renders the catalogue as Markdown: docs/problem-types.md, a table and one section per problem type.

function list(steps) {
  return steps.map((step) => `- ${step}`).join('\n');
}

/** How the API sends it, as the testing kit has it, or why no response makes it. */
async function wireExample(slug, { otherFailures, failWith }) {
  const other = otherFailures[slug];
  if (other !== undefined) return `In tests: ${other.because} ${other.instead}`;
  try {
    const response = await failWith(slug)('https://api.openai.com/v1/responses');
    const text = `${response.status} ${await response.text()}`;
    return `As the API sends it:\n\n\`\`\`text\n${text.trim()}\n\`\`\``;
  } catch ({ message, cause }) {
    return `As \`fetch\` throws it: \`${message}\`, caused by \`${cause.message}\`.`;
  }
}

function section([slug, row], example) {
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
${example}

The public is told: ${row.public.meaning}

${list(row.public.solution)}
`;
}

/**
 * docs/problem-types.md.
 * @param kit what `openai-problem-details/testing` exports
 */
async function renderProblems(problemTypes, kit) {
  const rows = Object.entries(problemTypes);
  const examples = await Promise.all(rows.map(([slug]) => wireExample(slug, kit)));
  return `# Problem types

The status mirrors OpenAI's if OpenAI sent one. The gateway's status is for end users: \`audience: 'public'\` sends it.
\`npx openai-problem-details explain <slug>\` prints one problem type. This page is generated from the catalogue by \`npm run docs\`.

${renderTable(problemTypes)}

${rows.map((row, index) => section(row, examples[index])).join('\n')}`;
}

/** The table at the top of the page. */
function renderTable(problemTypes) {
  const rows = Object.entries(problemTypes).map(
    ([slug, { status, gatewayStatus, title, fixableBy, retryable }]) =>
      `| \`${slug}\` | ${status} | ${gatewayStatus} | ${title} | ${fixableBy} | ${retryable ? 'yes' : 'no'} |`,
  );
  return `| slug | status | gateway | title | fixable by | retry |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
}

module.exports = { renderProblems, renderTable };
