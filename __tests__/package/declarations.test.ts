/** The built declarations: what TypeScript knows of the package. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';

const dist = join(__dirname, '..', '..', 'dist');
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((file) => /\.d\.c?ts$/.test(file));

/** How often the keyword stands for a type: comments and members of that name are none. */
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
  it.each(files)('have no any: %s', (file) => {
    expect(countAny(readFileSync(join(dist, file), 'utf8'))).toBe(0);
  });

  it('would be found to have it', () => {
    expect(countAny('/** any */ export declare const any: Map<string, any[]>;')).toBe(1);
  });
});
