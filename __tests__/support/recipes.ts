/** The recipes in the documents: the code that users copy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A block of code in a document. */
export interface Recipe {
  /** Its place, such as `README.md:57`. */
  readonly place: string;
  readonly code: string;
}

/** The recipes of one document, in order. */
export function recipesOf(document: string): readonly Recipe[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/```[jt]s\n([^]*?)```/g)].map(({ 1: code = '', index }) => ({
    place: `${document}:${text.slice(0, index).split('\n').length}`,
    code,
  }));
}

/** Excluded: code derived from the declarations, and code that `compat/` and the consumer projects compile with their own tools. */
const elsewhere = new Set(['api.md', 'error-trackers.md', 'frameworks.md', 'testing.md']);

/** Recipes for tests are compiled with the tools that run them. */
function isForTests({ code }: Recipe): boolean {
  return code.includes("from 'openai-problem-details/testing'");
}

/** The recipes of all documents. */
export function allRecipes(): readonly Recipe[] {
  const pages = readdirSync(join(root, 'docs')).filter(
    (name) => name.endsWith('.md') && !elsewhere.has(name),
  );
  return ['README.md', ...pages.map((name) => `docs/${name}`)]
    .flatMap(recipesOf)
    .filter((recipe) => !isForTests(recipe));
}
