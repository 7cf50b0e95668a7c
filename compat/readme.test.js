import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { place, readme } from './readme.js';
import { renderWrappers } from './table.js';

it('the README says what was tested', () => {
  assert.equal(place.exec(readFileSync(readme, 'utf8'))?.[0], renderWrappers());
});
