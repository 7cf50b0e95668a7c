// Renders the catalogue as Markdown: docs/problem-types.md, an overview and one section for each problem type.

const groups = [
  {
    fixableBy: 'caller',
    title: 'Fixed by the caller',
    intro: 'The client can fix the cause by changing its request.',
  },
  {
    fixableBy: 'operator',
    title: 'Fixed by the operator',
    intro: 'The operator of the app must fix the key, the account, the code or the network.',
  },
  {
    fixableBy: 'provider',
    title: 'Fixed by the provider',
    intro: 'OpenAI, or a server in front of its API, failed. Most of these failures are temporary.',
  },
];

/** The link for problem types without a separate page. */
const generalPage = 'https://developers.openai.com/api/docs/guides/error-codes';

function yesNo(value) {
  return value ? 'yes' : 'no';
}

/** The texts for end users that several problem types share, by letter. */
function sharedTexts(rows) {
  const texts = rows.map(([, row]) => JSON.stringify(row.public));
  const shared = new Set(texts.filter((text, index) => texts.indexOf(text) !== index));
  return new Map([...shared].map((text, index) => [text, String.fromCodePoint(65 + index)]));
}

function textRow([text, letter]) {
  const { title, meaning, solution } = JSON.parse(text);
  return `| ${letter} | ${title} | ${meaning} | ${solution.join(' ')} |`;
}

function table(header, lines) {
  return [header, header.replaceAll(/[^|]+/g, ' --- '), ...lines].join('\n');
}

function overview(rows, letters) {
  const lines = rows.map(([slug, { status, gatewayStatus, title, retryable, ...row }]) => {
    const letter = letters.get(JSON.stringify(row.public)) ?? '';
    return `| [${slug}](#${slug}) | ${status} | ${gatewayStatus} | ${title} | ${yesNo(retryable)} | ${letter} |`;
  });
  return table('| Problem type | Status | For end users | Title | Retry | Text |', lines);
}

/** The text for end users, unless it is one of the shared ones. */
function ownText({ public: advice }, letters) {
  if (letters.has(JSON.stringify(advice))) return '';
  const { title, meaning, solution } = advice;
  const heading = title === undefined ? '' : `${title}. `;
  return `\n_End users:_ ${heading}${meaning} ${solution.join(' ')}\n`;
}

function section([slug, row], letters) {
  const { title, meaning, solution, documentation = generalPage } = row;
  const steps = solution.map((step) => `- ${step}`);
  const more = documentation === generalPage ? '' : ` [More](${documentation})`;
  return `### ${slug}

**${title}.** ${meaning}${more}

${steps.join('\n')}
${ownText(row, letters)}`;
}

/** docs/problem-types.md. */
function renderProblemTypes(problemTypes) {
  const all = Object.entries(problemTypes);
  const letters = sharedTexts(all);
  const parts = groups.map(({ fixableBy, title, intro }) => {
    const rows = all.filter(([, row]) => row.fixableBy === fixableBy);
    return {
      summary: `**${title}.** ${intro}\n\n${overview(rows, letters)}`,
      details: `## ${title}\n\n${rows.map((row) => section(row, letters)).join('\n')}`,
    };
  });

  return `# Problem types

This package knows ${all.length} problem types. The \`type\` of a problem is \`urn:problem-type:openai:\` followed by the name of the problem type, unless you set the option \`typeBase\`.

- **Status** is the status of the response if OpenAI sent none; otherwise the response mirrors OpenAI's.
- **For end users** is the status of the response with \`audience: 'public'\`.
- **Retry** shows whether the same request may succeed later.
- **Text** is the letter of a [shared text for end users](#texts-for-end-users).

\`npx openai-problem-details explain <name>\` prints one of them; [Testing](testing.md) shows how to produce them.
If a section has no other link, see OpenAI's [guide to error codes](${generalPage}).
This page is generated from the catalogue by \`npm run docs\`.

## Overview

${parts.map(({ summary }) => summary).join('\n\n')}

## Texts for end users

With \`audience: 'public'\`, end users learn nothing about the operator's account or configuration, so many problem types share a text.
In responses, the time itself replaces the reference to \`retryAfter\`: "Wait 20 seconds, then try again."

${table('| Text | Title | Meaning | What to do |', [...letters].map(textRow))}

${parts.map(({ details }) => details).join('\n')}`;
}

module.exports = { renderProblemTypes };
