// The list of problem types, each with a link that makes it happen.
const style = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid #8886; }
  td:first-child { white-space: nowrap; }
`;

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function row([slug, { status, title, meaning, fixableBy }]) {
  const link = `<a href="/fail/${slug}"><code>${slug}</code></a>`;
  const cells = [link, status, escapeHtml(title), escapeHtml(meaning), fixableBy];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

export function indexPage(problemTypes) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>openai-problem-details</title>
<style>${style}</style>
</head>
<body>
<h1>Every way to fail</h1>
<p>Each link makes the real SDK fail that way. What you see then is the error handler's answer: a page for browsers, JSON for others.</p>
<p>What each problem type means, and how it is recognised, is in <a href="/problems/">their documentation</a>.</p>
<table>
<thead><tr><th scope="col">Problem type</th><th scope="col">Status</th><th scope="col">Title</th><th scope="col">Meaning</th><th scope="col">Fixable by</th></tr></thead>
<tbody>
${Object.entries(problemTypes).map(row).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}
