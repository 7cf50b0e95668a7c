// What to try: each link makes the real SDK fail in that way.
import { failureResponse, failures } from 'openai-problem-details/testing';

const style = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
  li { margin: 0.2rem 0; }
  small { opacity: 0.75; }
`;

const escapeHtml = (text) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function item([slug, { title }]) {
  return `<li><a href="/chats/1?fail=${slug}"><code>${slug}</code></a> <small>${escapeHtml(title)}</small></li>`;
}

/** Whether the mock sends it as a response with an error status; a failed connection has no response. */
function isSent(slug) {
  try {
    return failureResponse(slug).status >= 400;
  } catch {
    return false;
  }
}

const sent = new Set(failures.filter(isSent));

function list(problemTypes, fixer) {
  const entries = Object.entries(problemTypes).filter(
    ([slug, { fixableBy }]) => fixableBy === fixer && sent.has(slug),
  );
  return `<ul>${entries.map(item).join('\n')}</ul>`;
}

export function indexPage(problemTypes) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Observability example</title>
<style>${style}</style>
</head>
<body>
<h1>What the operator sees</h1>
<p>Follow a link and look at the terminal: one line of the log has what happened and what to do, another one the span. Then look at <a href="/metrics">the metrics</a>.
<a href="/chats/1">A chat that works</a> logs no failure.</p>
<h2>Fixable by the operator</h2>
${list(problemTypes, 'operator')}
<h2>Failures of the provider</h2>
${list(problemTypes, 'provider')}
<h2>Fixable by the caller</h2>
${list(problemTypes, 'caller')}
</body>
</html>
`;
}
