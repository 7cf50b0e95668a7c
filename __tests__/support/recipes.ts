/** The recipes of the documents: what an app's author copies. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A block of code in a document. */
export interface Recipe {
  /** Where it stands, such as `README.md:57`. */
  readonly place: string;
  readonly code: string;
}

/** The recipes of one document, in its order. */
export function recipesOf(document: string): readonly Recipe[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/```[jt]s\n([^]*?)```/g)].map(({ 1: code = '', index }) => ({
    place: `${document}:${text.slice(0, index).split('\n').length}`,
    code,
  }));
}

/** Made from the declarations, and what `compat/` and the consumer projects compile, where their tools are installed. */
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
