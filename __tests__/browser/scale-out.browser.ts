/** The page of the scale-out example in a real browser: `npm run test:browser`. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { closeQuiet, overflowOf, violationsOf, type WatchedPage } from '../support/browser.js';
import { inBrowser } from '../support/example-in-browser.js';

const example = inBrowser('scale-out');
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  watched = await example.open();
  ({ page } = watched);
});

/** Waits until the figure is above 0. */
async function above0(id: string): Promise<number> {
  await page.locator(`#${id}`).filter({ hasText: /[1-9]/ }).waitFor();
  return Number(await page.locator(`#${id}`).textContent());
}

it('shows live which calls are made and avoided, and which cooldowns run', async () => {
  await page.getByRole('button', { name: 'Send 100 users' }).click();
  expect(await above0('calls')).toBeGreaterThan(0);
  expect(await above0('served')).toBeGreaterThan(0);
  expect(await above0('avoided')).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Exhaust quota' }).click();
  await page.getByRole('button', { name: 'Send 10 users' }).click();
  const waiting = page.getByRole('cell', { name: /credit-balance-exhausted: \d+ s/ });
  await waiting.first().waitFor();
  expect(await page.locator('#instances tr').count()).toBe(3);
  await closeQuiet(watched);
});

it.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['375 pixels', { viewport: { width: 375, height: 812 } }],
] as const)('is accessible, and fits: %s', async (_name, options) => {
  const opened = await example.open('', options);
  await opened.page.locator('#instances tr').first().waitFor();
  expect([await violationsOf(opened.page), await overflowOf(opened.page)]).toEqual([[], 0]);
  await closeQuiet(opened);
});
