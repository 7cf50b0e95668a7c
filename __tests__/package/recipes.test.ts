/** Every recipe compiles in strict TypeScript, with the imports that it shows, under the oldest and the newest compiler. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  allRecipes,
  documents,
  moduleOf,
  recipesOf,
  testedElsewhere,
  type Recipe,
} from '../support/recipes.js';

const root = join(__dirname, '..', '..');
const recipes = allRecipes();

function fileOf({ place }: Recipe): string {
  return `${place.replaceAll(/\W+/g, '-')}.ts`;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'src'));
  for (const recipe of recipes)
    writeFileSync(join(folder, 'src', fileOf(recipe)), moduleOf(recipe));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = {
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Compiles all recipes; resolves with the compiler's errors. */
async function compile(compiler: string, expressTypes: string): Promise<string> {
  const paths = {
    'openai-problem-details': [join(root, 'dist/cjs/index.d.ts')],
    'openai-problem-details/*': [join(root, 'dist/cjs/*.d.ts')],
    express: [join(root, 'node_modules', expressTypes)],
  };
  const project = join(folder, `${compiler}-${expressTypes.replace('/', '-')}.json`);
  const compilerOptions = { ...options, paths };
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ['src'] }));
  const program = join(root, 'node_modules', compiler, 'bin', 'tsc');
  return promisify(execFile)(process.execPath, [program, '-p', project], { cwd: folder }).then(
    ({ stdout }) => stdout,
    ({ stdout }: { readonly stdout: string }) => stdout,
  );
}

describe('every recipe compiles', () => {
  it.each([
    ['TypeScript 7', 'typescript', '@types/express'],
    ['TypeScript 7', 'typescript', 'express4-types'],
    ['TypeScript 5.0', 'typescript50', '@types/express'],
    ['TypeScript 5.0', 'typescript50', 'express4-types'],
  ])(
    'with %s (%s) and %s',
    async (_name, compiler, expressTypes) => {
      expect(recipes.length).toBeGreaterThan(30);
      expect(await compile(compiler, expressTypes)).toBe('');
    },
    60_000,
  );

  it('and a broken one is detected', async () => {
    const wrong = join(folder, 'src', 'wrong.ts');
    writeFileSync(
      wrong,
      "import { openaiErrorHandler } from 'openai-problem-details';\nopenaiErrorHandler({ audiance: 'public' });\n",
    );
    expect(await compile('typescript', '@types/express')).toMatch(/wrong\.ts.*audiance/);
    rmSync(wrong);
  }, 60_000);
});

describe('a recipe that is not compiled here', () => {
  it.each([...testedElsewhere])('in %s is tested by %s', (document, test) => {
    expect(readFileSync(join(root, test), 'utf8')).toContain(document);
  });

  const shown = documents.flatMap(recipesOf).filter(({ file }) => file !== undefined);

  it.each(shown.map(({ place, file, code }) => [place, file, code]))(
    'at %s is the file %s',
    (_place, file, code) => {
      expect(readFileSync(join(root, String(file)), 'utf8')).toBe(code);
    },
  );
});
