/** The public API is documented in docs/api.md, so that changes show in review. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problemTypes } from '../../lib/index.js';

const root = join(__dirname, '..', '..');
const report = readFileSync(join(root, 'docs', 'api.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, unknown>>;
};
const { renderApi } = require('../../scripts/render-api.cjs') as {
  readonly renderApi: (root: string, manifest: unknown, types: typeof problemTypes) => string;
};

describe('docs/api.md', () => {
  // If this fails, run `npm run docs`.
  it('is current', () => {
    expect(renderApi(root, manifest, problemTypes)).toBe(report);
  });

  it.each([
    ['a function', /^declare function streamToResponse<.*Promise<StreamResult>;$/m],
    ['an option with its docstring', /\/\*\* Who reads the response\. \*\/\n +readonly audience\?/],
    ['a type that is only mentioned', /Mentioned, not exported:[^#]*\ninterface BodySource \{/],
    ['an entry', /^## openai-problem-details\/client$/m],
    ['a slug', /^- `too-many-requests`$/m],
  ])('shows %s', (_what, line) => {
    expect(report).toMatch(line);
  });
});
