/** The built declarations: the types of the package. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';

const dist = join(__dirname, '..', '..', 'dist');
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => /\.d\.c?ts$/.test(file));

/** Counts the keyword where it is a type, not in comments or as a member's name. */
function countAny(declarations: string): number {
  let count = 0;
  JSON.stringify(parseSync(declarations, { syntax: 'typescript' }), (_key, node: unknown) => {
    const { type, kind } = Object(node) as { readonly type?: unknown; readonly kind?: unknown };
    if (type === 'TsKeywordType' && kind === 'any') count += 1;
    return node;
  });
  return count;
}

describe('the declarations', () => {
  it.each(files)('contain no any: %s', (file) => {
    expect(countAny(readFileSync(join(dist, file), 'utf8'))).toBe(0);
  });

  it('would be detected if they had one', () => {
    expect(countAny('/** any */ export declare const any: Map<string, any[]>;')).toBe(1);
  });
});
