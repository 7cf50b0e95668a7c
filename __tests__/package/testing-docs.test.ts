/** docs/testing.md shows all recipes that the consumer projects run, and names all providers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { providerForms } from '../../lib/testing/provider-forms.js';
import { recipesOf } from '../support/recipes.js';

const root = join(__dirname, '..', '..');
const folder = '__tests__/consumers/recipes';
const page = readFileSync(join(root, 'docs', 'testing.md'), 'utf8');

describe('docs/testing.md', () => {
  it('shows every recipe', () => {
    const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
    const shown = recipesOf('docs/testing.md').map(({ file }) => String(file));
    expect(shown.toSorted()).toEqual(files.map((name) => `${folder}/${name}`).toSorted());
  });

  it.each(Object.keys(providerForms))('names the provider %s', (provider) => {
    expect(page).toMatch(new RegExp(`[\`']${provider}[\`']`));
  });
});
