// Finds what of the declarations an entry needs, and writes it alone: declarations have more docstrings than code.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseSync } from '@swc/core';

/** The declaration file that an import of another one names; `undefined` for packages. */
function fileOf(source, from) {
  if (!source?.startsWith('.')) return undefined;
  return resolve(dirname(from), source.replace(/\.(c?)js$/, '.d.$1ts'));
}

/** Everything that is named within a node, also in `import('./file.js').Name`. */
function namesIn(statement) {
  const names = new Set();
  const imports = [];
  JSON.stringify(statement, (_key, node) => {
    if (node?.type === 'Identifier') names.add(node.value);
    if (node?.type === 'TsImportType') imports.push(node.argument.value);
    return node;
  });
  return { names, imports };
}

function declaredBy(statement) {
  const { type, declaration } = statement;
  const inner = type === 'ExportDeclaration' ? declaration : statement;
  const ids = inner.declarations?.map(({ id }) => id) ?? [inner.identifier ?? inner.id];
  return ids.filter(Boolean).map(({ value }) => value);
}

const imported = ({ type, local, imported: other }) => ({
  local: local.value,
  name: type === 'ImportNamespaceSpecifier' ? '*' : (other ?? local).value,
});
const exported = ({ orig, exported: other }) => ({
  local: (other ?? orig).value,
  name: orig.value,
});

/** The docstring in front of a statement, not the one of its file; what speaks to the compiler stays. */
function docstringOf(between, isDeclaration) {
  const comments = between.match(/\/\*\*[^]*?\*\//g) ?? [];
  const isKept = (comment, index) =>
    comment.includes('@ts-') || (isDeclaration && index === comments.length - 1);
  return comments.filter(isKept).map((comment) => `${comment}\n`);
}

/** A parser counts from the first statement: a comment in front of it would shift all places. */
const beginning = ';';

/** The statements of a declaration file. */
export function readDeclarations(file) {
  const bytes = Buffer.from(beginning + readFileSync(file, 'utf8'));
  const { body, span } = parseSync(bytes.toString(), { syntax: 'typescript' });
  const [, ...statements] = body;
  let end = beginning.length;
  return statements.map((statement) => {
    const [start, to] = [statement.span.start - span.start, statement.span.end - span.start];
    const between = bytes.subarray(end, start).toString();
    end = to;
    const { type, specifiers, source } = statement;
    const links = specifiers?.map(type === 'ImportDeclaration' ? imported : exported);
    return {
      type,
      links,
      source: source?.value,
      from: fileOf(source?.value, file),
      declared: links === undefined ? declaredBy(statement) : [],
      ...namesIn(statement),
      docstring: docstringOf(between, links === undefined).join(''),
      text: bytes.subarray(start, to).toString(),
    };
  });
}

/** Finds what is needed of each file: statements, and the names that they import or hand on. */
export function findNeeded(entries) {
  const files = new Map();
  const read = (file) => {
    if (!files.has(file)) files.set(file, { statements: readDeclarations(file), names: new Set() });
    return files.get(file);
  };
  const queue = entries.flatMap((file) => [[file, '*']]);
  for (const [file, name] of queue) {
    const { statements, names } = read(file);
    if (names.has(name)) continue;
    names.add(name);
    for (const { type, links, from, declared, names: mentioned, imports } of statements) {
      const isExport = type === 'ExportNamedDeclaration' || type === 'ExportDeclaration';
      const wanted = declared.includes(name) || (name === '*' && isExport && links === undefined);
      if (wanted) {
        queue.push(
          ...declared.map((own) => [file, own]),
          ...[...mentioned].map((own) => [file, own]),
        );
        queue.push(...imports.map((source) => [fileOf(source, file), '*']).filter(([at]) => at));
      }
      for (const link of links ?? [])
        if (link.local === name || (name === '*' && isExport)) {
          names.add(link.local);
          queue.push([from ?? file, link.name]);
        }
    }
  }
  return files;
}

const asWritten = ({ local, name }) => (local === name ? name : `${name} as ${local}`);

/** What is written of a statement; nothing where it is not needed. */
function render(statement, names) {
  const { type, links, source, declared, docstring, text } = statement;
  if (links === undefined) return declared.some((name) => names.has(name)) ? docstring + text : '';
  const used = links.filter(({ local }) => names.has(local));
  if (used.length === links.length) return docstring + text;
  if (used.length === 0) return '';
  const keyword =
    type === 'ImportDeclaration' ? 'import type' : /^export type|^export/.exec(text)[0];
  return `${docstring}${keyword} { ${used.map(asWritten).join(', ')} } from '${source}';`;
}

/** The declarations of a file that are needed; `undefined` where none are. */
export function renderNeeded({ statements, names }) {
  const rendered = statements.map((statement) => render(statement, names)).filter(Boolean);
  const isEmpty = rendered.every((text) => text === 'export {};');
  return isEmpty ? undefined : `${rendered.join('\n')}\n`;
}
