/** The start page of the quick-start example in a real browser: `npm run test:browser`. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { problemTypes, type ProblemTypeSlug } from '../../lib/index.js';
import { closeQuiet, overflowOf, violationsOf, type WatchedPage } from '../support/browser.js';
import { inBrowser } from '../support/example-in-browser.js';

const example = inBrowser('quick-start');

let watched: WatchedPage;
let page: Page;

beforeEach(async () => {
  watched = await example.open();
  ({ page } = watched);
});

afterEach(() => closeQuiet(watched));

const all = Object.keys(problemTypes).length;
const titleOf = (slug: ProblemTypeSlug): string => problemTypes[slug].title;
const links = (on = page): Promise<string[]> =>
  on.locator('li').getByRole('link').allTextContents();
const count = (): Promise<string | null> => page.getByRole('status').textContent();
const search = (): string => new URL(page.url()).search;

describe('the start page', () => {
  it('lists all problem types by who can fix them', async () => {
    expect([(await links()).length, await count()]).toEqual([all, `${all} problem types`]);
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Fixable by the caller',
      'Fixable by the operator',
      'Fixable by the model provider',
    ]);
  });

  it('finds while someone types, and keeps the query in the URL', async () => {
    const box = page.getByRole('searchbox');
    await box.pressSequentially('SLOW down');
    expect([await links(), await count(), search()]).toEqual([
      [titleOf('slow-down')],
      `1 of ${all} problem types`,
      '?q=SLOW+down',
    ]);
    await page.reload();
    expect([await box.inputValue(), await links()]).toEqual(['SLOW down', [titleOf('slow-down')]]);
    await box.fill('');
    expect([(await links()).length, search()]).toEqual([all, '']);
  });

  it('offers all types if nothing is found', async () => {
    await page.getByRole('searchbox').fill('zzz');
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
    await page.getByRole('link', { name: 'show all problem types' }).click();
    await page.waitForURL(`${example.url}/`);
    expect(await links()).toHaveLength(all);
  });

  it('shows client and server errors in different colors', async () => {
    const color = (selector: string): Promise<unknown> =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).color`);
    expect(await color('.status.client')).not.toBe(await color('.status:not(.client)'));
  });

  it('leads by keyboard to a failure, and back', async () => {
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key);
    const focused = await page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/fail/*');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(focused);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${example.url}/`);
    expect(await links()).toHaveLength(all);
  });

  it('is two links away from the documentation of a type', async () => {
    await page.goto(`${example.url}/problems/slow-down`);
    await page.getByRole('link', { name: 'Problem types' }).click();
    await page.getByRole('link', { name: 'Back to the demo' }).click();
    await page.waitForURL(`${example.url}/`);
    expect(await links()).toHaveLength(all);
  });

  it('requests nothing that is missing', async () => {
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() === 404) missing.push(response.url());
    });
    for (const path of ['/', '/fail/timeout', '/problems/', '/problems/timeout'])
      await page.goto(example.url + path, { waitUntil: 'networkidle' });
    expect(missing).toEqual([]);
  });
});

it('the search works without JavaScript', async () => {
  const plain = await example.open('', { javaScriptEnabled: false });
  await plain.page.getByRole('searchbox').fill('slow-down');
  await plain.page.getByRole('button', { name: 'Search' }).click();
  expect(await links(plain.page)).toEqual([titleOf('slow-down')]);
  await plain.page.context().close();
});

it.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['375 pixels', { viewport: { width: 375, height: 812 } }],
  ['320 pixels', { viewport: { width: 320, height: 640 } }],
  ['forced colors', { forcedColors: 'active' }],
] as const)('is accessible, and fits: %s', async (_name, options) => {
  const { page: opened } = await example.open('', options);
  for (const path of ['/', '/?q=rate', '/?q=zzz', '/fail/too-many-requests']) {
    await opened.goto(example.url + path);
    expect([path, await violationsOf(opened), await overflowOf(opened)]).toEqual([path, [], 0]);
  }
  await opened.context().close();
});
