/** The page of the OpenAPI example in a real browser: `npm run test:browser`. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { problemTypes } from '../../lib/index.js';

import { inBrowser } from '../support/example-in-browser.js';

const example = inBrowser('openapi');

async function openOperation(): Promise<{ page: Page; complaints: readonly string[] }> {
  const watched = await example.open('/docs/');
  await watched.page.locator('.opblock-post .opblock-summary').click();
  return watched;
}

describe('Swagger UI', () => {
  it('shows the problems of an operation by their status', async () => {
    const { page, complaints } = await openOperation();
    const statuses = page.locator('.response .response-col_status');
    await statuses.first().waitFor();
    expect(await statuses.allTextContents()).toEqual(['200', '422', '500', '503', '504', '4XX']);
    const shown = await page.locator('.responses-table').textContent();
    for (const slug of ['invalid-input', 'too-many-requests', 'timeout'] as const)
      expect(shown).toContain(problemTypes[slug].public.title ?? problemTypes[slug].title);
    expect(shown).toContain(problemTypes['invalid-input'].public.meaning);
    expect(complaints).toEqual([]);
  });

  it('shows the schema of a problem', async () => {
    const { page, complaints } = await openOperation();
    await page.locator('.models').getByText('Problem', { exact: true }).first().click();
    await page.locator('.models').getByText('meaning').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('shows the real response', async () => {
    const { page, complaints } = await openOperation();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.locator('textarea').fill('{"prompt":""}');
    await page.getByRole('button', { name: 'Execute' }).click();
    const answered = page.locator('.live-responses-table');
    await answered.getByText('invalid-input').first().waitFor();
    expect(await answered.textContent()).toMatch(/422.*\/prompt/s);
    expect(complaints).toEqual([]);
  });
});
