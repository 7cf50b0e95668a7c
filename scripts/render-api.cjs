// Renders the package's exports as Markdown, docs/api.md: names, signatures, the first sentence of each docstring, and the
// slugs, so that any change shows in review. It reads the built declarations, which tsc always formats in the same way: each
// statement starts at the beginning of a line, and nothing else does.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const statement =
  /^((?:\/\*\*[^]*?\*\/\n)*)((?:export|declare|import|interface|type)\b[^]*?)(?=\n(?:\/\*\*|export|declare|import|interface|type)|\n*$(?![^]))/gm;
const declared =
  /^(?:export )?(?:declare )?(?:abstract )?(?:function|class|const|interface|type) (\w+)/;
const listed = /^(?:export|import) (?:type )?\{([^}]*)\} from '(\.[^']*)'/;

/** The first sentence of each docstring. */
function shorten(code) {
  return code.replace(/\/\*\*([^]*?)\*\//g, (_whole, text) => {
    const [paragraph] = text
      .replace(/^\s*\*? ?/gm, '')
      .trim()
      .split(/\n(?=@|\n)/);
    const line = paragraph.replace(/\s+/g, ' ');
    return `/** ${/^.*?\.(?= |$)/.exec(line)?.[0] ?? line} */`;
  });
}

/** The names in braces, with their original names in the module they come from. */
function namesIn(braces) {
  const names = braces.split(',').map((name) => name.trim().replace(/^type /, ''));
  return names.filter(Boolean).map((name) => {
    const [original, alias = original] = name.split(' as ');
    return { alias, original };
  });
}

/** The declarations of a file by name, and the sources of the names that it imports. */
function readModule(file) {
  const declarations = new Map();
  const sources = new Map();
  for (const [, docstring, code] of readFileSync(file, 'utf8').matchAll(statement)) {
    const [, braces, from] = listed.exec(code) ?? [];
    if (braces !== undefined) {
      const source = path.join(path.dirname(file), from.replace(/\.(c?)js$/, '.d.$1ts'));
      for (const { alias, original } of namesIn(braces)) sources.set(alias, { source, original });
    }
    const name = declared.exec(code)?.[1];
    const last = docstring.slice(docstring.lastIndexOf('/**'));
    if (name !== undefined) declarations.set(name, shorten(last + code.replace(/^export /, '')));
  }
  return { declarations, sources };
}

/** Finds declarations, and what they mention, in a set of files; each file is read once. */
function createFinder() {
  const modules = new Map();
  const moduleOf = (file) => {
    if (!modules.has(file)) modules.set(file, readModule(file));
    return modules.get(file);
  };

  function find(file, name) {
    const { declarations, sources } = moduleOf(file);
    const { source, original } = sources.get(name) ?? {};
    if (source !== undefined) return find(source, original);
    return declarations.has(name) ? { file, name, code: declarations.get(name) } : undefined;
  }

  function mentionedBy({ file, code }) {
    const names = new Set(code.replace(/\/\*\*[^]*?\*\//g, '').match(/\b[A-Z]\w*/g));
    return [...names].map((name) => find(file, name)).filter(Boolean);
  }
  return { find, mentionedBy, exportsOf: (file) => [...moduleOf(file).sources.keys()] };
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

function block(declarations) {
  const code = declarations.toSorted(byName).map((declaration) => declaration.code);
  return `\`\`\`ts\n${code.join('\n\n')}\n\`\`\``;
}

/** The exports of an entry, and the types that they mention and no earlier entry has shown. */
function section(entry, file, { find, mentionedBy, exportsOf }, shown) {
  const exported = exportsOf(file).map((name) => find(file, name));
  const others = [];
  const isKnown = ({ code }) => [...shown, ...exported, ...others].some((one) => one.code === code);
  const follow = (declaration) => {
    const found = mentionedBy(declaration).filter((one) => !isKnown(one));
    others.push(...found);
    found.forEach(follow);
  };
  exported.forEach(follow);
  shown.push(...exported, ...others);
  const rest = others.length === 0 ? '' : `\n\nMentioned, not exported:\n\n${block(others)}`;
  return `## ${entry}\n\n${block(exported)}${rest}`;
}

/**
 * Renders the whole document.
 * @param root the folder of the built package
 */
exports.renderApi = function renderApi(root, { name, exports: entries }, problemTypes) {
  const finder = createFinder();
  const shown = [];
  const sections = Object.entries(entries)
    .filter(([, formats]) => formats.require !== undefined)
    .map(([entry, formats]) => {
      const file = path.join(root, formats.require.types);
      return section(path.posix.join(name, entry), file, finder, shown);
    });
  const slugs = Object.keys(problemTypes).toSorted();
  return `# API

Written by \`npm run docs\`: what is public, so that a change of it shows.

${sections.join('\n\n')}

## Slugs

${slugs.map((slug) => `- \`${slug}\``).join('\n')}
`;
};
