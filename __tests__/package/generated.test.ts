/** What `npm run docs` writes is current, and complete. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as us from '../../lib/index.js';

const root = join(__dirname, '..', '..');
const { renderStatuses } = require('../../scripts/render-proxies.cjs') as {
  readonly renderStatuses: (
    library: Pick<typeof us, 'problemTypes' | 'toProblemDetails'>,
  ) => string;
};
const { renderFiles } = require('../../scripts/render-files.cjs') as {
  readonly renderFiles: (page: string, read: (file: string) => string) => string;
};

describe('docs/proxies.md', () => {
  it('lists the sent statuses', () => {
    const page = readFileSync(join(root, 'docs', 'proxies.md'), 'utf8');
    expect(page).toContain(renderStatuses(us));
  });
});

describe('docs/operations.md', () => {
  const { renderOperations } = require('../../scripts/render-operations.cjs') as {
    renderOperations: (types: typeof us.problemTypes) => string;
  };
  const { alerts } = require('../../scripts/operations/alerts.cjs') as {
    alerts: readonly { readonly expr: string }[];
  };
  const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

  it('is current', () => {
    expect(page).toBe(renderOperations(us.problemTypes));
  });

  it('has a section for every problem type that the operator fixes, and no other', () => {
    const rows = Object.entries<us.ProblemType>(us.problemTypes);
    const operators = rows.filter(([, { fixableBy }]) => fixableBy === 'operator');
    const sections = [...page.matchAll(/^### (\S+)$/gm)].map(([, slug]) => slug);
    expect(sections).toEqual(operators.map(([slug]) => slug));
  });

  it('rejects a problem type without an entry', () => {
    const types = { mine: us.problemTypes.unauthorized } as never;
    expect(() => renderOperations(types)).toThrow("has no entry for 'mine'");
  });

  it('has rules only for existing problem types', () => {
    for (const { expr } of alerts)
      for (const [, slugs = ''] of expr.matchAll(/type=~?"([^"]+)"/g))
        for (const slug of slugs.split('|')) expect(us.problemTypes).toHaveProperty([slug]);
  });
});

describe('a guide that shows files', () => {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');

  it.each(['docs/error-trackers.md', 'docs/testing.md'])('is current: %s', (guide) => {
    const page = read(guide);
    expect(page).toMatch(/^<!-- [\w./-]+\.[jt]s -->$/m);
    expect(renderFiles(page, read)).toBe(page);
  });
});
