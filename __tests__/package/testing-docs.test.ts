/** docs/testing.md shows the recipes that are run. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { providerForms } from '../../lib/testing/provider-forms.js';

const root = join(__dirname, '..', '..');
const recipes = join(root, '__tests__', 'consumers', 'recipes');
const page = readFileSync(join(root, 'docs', 'testing.md'), 'utf8');

describe('docs/testing.md', () => {
  it.each(readdirSync(recipes).filter((name) => name.endsWith('.ts')))('shows %s', (name) => {
    expect(page).toContain(`\`\`\`ts\n${readFileSync(join(recipes, name), 'utf8')}\`\`\``);
  });

  it.each(Object.keys(providerForms))('names the provider %s', (provider) => {
    expect(page).toMatch(new RegExp(`[\`']${provider}[\`']`));
  });
});
