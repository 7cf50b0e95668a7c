// Renders the table of docs/proxies.md: the status that OpenAI-compatible clients receive for each problem type.

const place = /(?<=<!-- statuses -->\n\n)[^]*?(?=\n\n<!-- end of statuses -->)/;

/** The status as the error handler chooses it. */
function statusOf(slug, toProblemDetails) {
  const options = { audience: 'public', openaiCompatible: true, classify: () => slug };
  return toProblemDetails(new Error('example'), options).status;
}

/** The problem types by their status, the lowest first. */
function renderStatuses({ problemTypes, toProblemDetails }) {
  const rows = Object.entries(problemTypes).map(([slug, { status, gatewayStatus }]) => {
    const sent = statusOf(slug, toProblemDetails);
    const isGateways = sent === gatewayStatus && sent !== status;
    return {
      sent,
      line: `| ${sent} | \`${slug}\` | ${isGateways ? `the gateway's, not ${status}` : ''} |`,
    };
  });
  const sorted = rows.toSorted((a, b) => a.sent - b.sent);
  return `| status | problem type | |\n| --- | --- | --- |\n${sorted.map(({ line }) => line).join('\n')}`;
}

/** The document with a new table. */
function renderProxies(document, library) {
  return document.replace(place, renderStatuses(library));
}

module.exports = { renderProxies, renderStatuses };
