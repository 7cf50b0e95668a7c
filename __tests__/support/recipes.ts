/** The recipes of the documents: the blocks of code that readers copy. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A block of code in a document. */
export interface Recipe {
  readonly document: string;
  /** Its document and line, such as `README.md:57`. */
  readonly place: string;
  readonly code: string;
  /** The file that it shows, which is named in a comment above the block. */
  readonly file: string | undefined;
}

/** The README and the guides. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Documents whose code needs tools that only another test has, and that test. */
export const testedElsewhere: ReadonlyMap<string, string> = new Map([
  ['docs/api.md', '__tests__/package/api-report.test.ts'],
  ['docs/frameworks.md', 'compat/frameworks/recipes.js'],
]);

const block = /(?:^<!-- ([\w./-]+) -->\n\n)?^```[jt]s\n([^]*?)^```/gm;

/** The recipes of one document, in its order. */
export function recipesOf(document: string): readonly Recipe[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(block)].map(({ 1: file, 2: code = '', index }) => ({
    document,
    place: `${document}:${text.slice(0, index).split('\n').length}`,
    code,
    file,
  }));
}

/** The recipes of all documents that are compiled and run as they stand. */
export function allRecipes(): readonly Recipe[] {
  return documents
    .filter((document) => !testedElsewhere.has(document))
    .flatMap(recipesOf)
    .filter(({ file }) => file === undefined);
}

/** What the README calls `app` and `openai`: those of an app that exists. */
const existing: Readonly<Record<string, string>> = {
  app: "import createApp from 'express';\nconst app = createApp();\napp.use(createApp.json());",
  openai: "import Client from 'openai';\nconst openai = new Client();",
};

/** The code as a module. Only recipes of the README may continue an app that exists. */
export function moduleOf({ document, code }: Recipe): string {
  const missing = Object.entries(document === 'README.md' ? existing : {}).filter(
    ([name]) => new RegExp(`[\\s(]${name}[.,)]`).test(code) && !code.includes(`const ${name} =`),
  );
  return [...missing.map(([, declaration]) => declaration), code, 'export {};\n'].join('\n');
}
