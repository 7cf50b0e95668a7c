// A page that lists problem types by who can fix them, each with a link that makes it happen.
import { fileURLToPath } from 'node:url';

/** The files that the page loads, for `express.static`. */
export const publicFolder = fileURLToPath(new URL('public', import.meta.url));

const groups = {
  caller: 'Fixable by the caller',
  operator: 'Fixable by the operator',
  provider: 'Fixable by the model provider',
};

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function isFound({ terms }, query) {
  return query
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => terms.includes(word));
}

function rowOf(type, { prefix, query }) {
  const { slug, status, title, meaning, terms } = type;
  return `<li data-terms="${escapeHtml(terms)}"${isFound(type, query) ? '' : ' hidden'}>
<p class="status${status < 500 ? ' client' : ''}">${status}</p>
<div>
<p><a href="${prefix}${slug}">${escapeHtml(title)}</a></p>
<p class="meaning">${escapeHtml(meaning)}</p>
<p class="slug">${slug}</p>
</div>
</li>`;
}

function sectionOf([fixer, heading], types, list) {
  const own = types.filter(({ fixableBy }) => fixableBy === fixer);
  if (own.length === 0) return '';
  const isEmpty = !own.some((type) => isFound(type, list.query));
  return `<section aria-labelledby="${fixer}"${isEmpty ? ' hidden' : ''}>
<h2 id="${fixer}">${heading}</h2>
<ul class="list">
${own.map((type) => rowOf(type, list)).join('\n')}
</ul>
</section>`;
}

/**
 * @param lead markup that explains the links
 * @param problemTypes an object of problem types by slug
 * @param prefix the URL of a link, up to the slug
 * @param query the search, from the query string
 */
export function listPage({ title, lead, problemTypes, prefix, query: asked }) {
  const query = typeof asked === 'string' ? asked : '';
  const types = Object.entries(problemTypes).map(([slug, type]) => {
    const terms = `${slug} ${type.status} ${type.title} ${type.meaning}`.toLowerCase();
    return { slug, terms, ...type };
  });
  const found = types.filter((type) => isFound(type, query)).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/list.css">
<script type="module" src="/search.js"></script>
</head>
<body>
<main>
<h1>${title}</h1>
${lead}
<form role="search">
<label>Word or status <input type="search" name="q" value="${escapeHtml(query)}" autocomplete="off" spellcheck="false"></label>
<button>Search</button>
</form>
<p class="count" role="status">${found === types.length ? '' : `${found} of `}${types.length} problem types</p>
<p class="nothing"${found > 0 ? ' hidden' : ''}>No problem type matches all of these words. Try fewer words, or a status such as 429, or <a href="/">show all problem types</a>.</p>
${Object.entries(groups)
  .map((group) => sectionOf(group, types, { prefix, query }))
  .join('\n')}
</main>
</body>
</html>
`;
}
