/** docs/problem-types.md: every problem type by who can fix it, every text for end users once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { problemTypes, type ProblemType } from '../../lib/index.js';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'problem-types.md'), 'utf8');
const { renderProblemTypes } = require('../../scripts/render-problem-types.cjs') as {
  readonly renderProblemTypes: (types: typeof problemTypes) => string;
};
const rows = Object.entries<ProblemType>(problemTypes);

describe('docs/problem-types.md', () => {
  it('is current', () => {
    expect(page).toBe(renderProblemTypes(problemTypes));
  });

  it('has an anchor for every problem type, to which the overview links', () => {
    const anchors = [...page.matchAll(/^### (\S+)$/gm)].map(([, slug = '']) => slug);
    const links = [...page.matchAll(/^\| \[(\S+)\]\(#\1\) \|/gm)].map(([, slug]) => slug);
    expect(links).toEqual(anchors);
    expect(new Set(anchors)).toEqual(new Set(rows.map(([slug]) => slug)));
  });

  it.each(['caller', 'operator', 'provider'])('groups what the %s can fix', (fixer) => {
    const [, group = ''] =
      new RegExp(`^## Fixed by the ${fixer}$([^]*?)(?=^## |(?![^]))`, 'm').exec(page) ?? [];
    const slugs = [...group.matchAll(/^### (\S+)$/gm)].map(([, slug]) => slug);
    const expected = rows.filter(([, { fixableBy }]) => fixableBy === fixer);
    expect(slugs).toEqual(expected.map(([slug]) => slug));
  });

  it('has each text for end users once', () => {
    for (const [, { public: advice }] of rows) {
      const text = `${advice.meaning} ${advice.solution.join(' ')}`;
      expect(page.replaceAll(' | ', ' ').split(text)).toHaveLength(2);
    }
  });

  it('stays short enough to be read', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(42_000);
  });
});
