/** The exported catalogue, which is read where somebody first looks into it. */
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import { problemTypes as catalogue } from '../../lib/catalogue/index.js';
import { problemTypes } from '../../lib/index.js';

type Library = typeof import('../../lib/index.js');

/** One into which nobody has looked. */
function fresh(): Library['problemTypes'] {
  let library: Library | undefined;
  jest.isolateModules(() => {
    library = require('../../lib/index.js') as Library;
    library.preload();
  });
  return (library as Library).problemTypes; // it was loaded above
}

const slug = 'too-many-requests';

describe('problemTypes', () => {
  it('has the rows of the catalogue', () => {
    expect(problemTypes).toEqual(catalogue);
    expect(problemTypes[slug]).toBe(catalogue[slug]);
    assert.deepEqual({ ...problemTypes }, { ...catalogue });
  });

  it.each<readonly [string, (table: Library['problemTypes']) => unknown]>([
    ['its names', (table) => Object.keys(table)],
    ['JSON', (table) => JSON.stringify(table)],
    ['whether it is frozen', (table) => Object.isFrozen(table)],
    ['whether it has a slug', (table) => slug in table && Object.hasOwn(table, slug)],
    ['whether it lacks one', (table) => 'no-such-slug' in table],
    ['a descriptor', (table) => Object.getOwnPropertyDescriptor(table, slug)?.writable],
    ['its prototype', (table) => Object.getPrototypeOf(table) === Object.prototype],
    ['whether it can be extended', (table) => Object.isExtensible(table)],
    ['freezing it again', (table) => Object.freeze(table) === table],
    ['what the console shows', (table) => inspect(table, { depth: 0 })],
    ['a write', (table) => Reflect.set(table, slug, 1)],
    ['a new row', (table) => Reflect.defineProperty(table, 'mine', { value: 1 })],
    ['a removal', (table) => Reflect.deleteProperty(table, slug)],
    ['another prototype', (table) => Reflect.setPrototypeOf(table, null)],
  ])('answers as a plain frozen object does: %s', (_what, look) => {
    const answer = look(fresh());
    // What an isolated copy of the package has made is equal, not the same.
    expect(answer).toEqual(look(catalogue));
    expect(answer).toBeDefined();
  });
});
