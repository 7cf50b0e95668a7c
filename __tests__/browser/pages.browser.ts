/** The pages of problems and of their documentation in a real browser: `npm run test:browser`. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import helmet from 'helmet';
import type { Page } from 'playwright-core';
import { problemDocs } from '../../lib/docs.js';
import { openaiErrorHandler, problemTypes } from '../../lib/index.js';
import { closeQuiet, overflowOf, violationsOf, type WatchedPage } from '../support/browser.js';
import { inBrowser } from '../support/example-in-browser.js';
import { apiError } from '../support/problem.js';
import { closeServers, serve } from '../support/serve.js';

const hostile = '<script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true">';

/** An app with hostile strings everywhere. */
function createApp(): express.Express {
  const app = express();
  const advice = { meaning: hostile, solution: [hostile] } as const;
  const row = { title: hostile, status: 429, fixableBy: 'caller', retryable: true } as const;
  const options = {
    typeBase: 'http://127.0.0.1/problems/',
    problemTypes: {
      'own-type': { ...row, ...advice, public: advice, upstream: [{ code: hostile }] },
    },
  };
  app.use(helmet());
  app.use('/problems', problemDocs({ ...options, title: hostile }));
  app.get('/', () => {
    throw apiError({ status: 429, message: `429 ${hostile}`, code: hostile, param: hostile });
  });
  app.use(openaiErrorHandler({ ...options, classify: () => 'own-type' }));
  return app;
}

const example = inBrowser('quick-start');
let hostileUrl: string;

beforeAll(async () => {
  hostileUrl = await serve(createApp());
});

afterAll(closeServers);

let watched: WatchedPage;
let page: Page;

beforeEach(async () => {
  watched = await example.open();
  ({ page } = watched);
});

afterEach(() => closeQuiet(watched));

const heading = (): Promise<string | null> => page.getByRole('heading', { level: 1 }).textContent();
const rows = (): Promise<string[]> => page.getByRole('main').getByRole('link').allTextContents();

describe('a problem page', () => {
  it('links to the documentation of its type, which links to all types', async () => {
    const { title, meaning, solution } = problemTypes['too-many-requests'];
    await page.getByRole('link', { name: title }).click();
    expect(await heading()).toBe(title);
    expect(await page.getByText(meaning).count()).toBe(1);
    // The page states the wait, since people do not see header fields.
    const [first, ...others] = await page.getByRole('listitem').allTextContents();
    expect(first).toMatch(/\b20 seconds\b/);
    expect(others).toEqual(solution.slice(1));
    expect(await page.getByText('in 20 seconds').count()).toBe(1);
    expect(await page.getByText('req_0123456789abcdef').count()).toBe(1);
    await page.getByRole('link', { name: '/problems/too-many-requests' }).click();
    expect(await heading()).toBe(title);
    expect(new URL(page.url()).pathname).toBe('/problems/too-many-requests');
    await page.getByRole('link', { name: 'Problem types' }).click();
    expect(await heading()).toBe('Problem types');
    expect(await rows()).toHaveLength(Object.keys(problemTypes).length);
  });

  it('is JSON for a script of the page', async () => {
    const type = `fetch('/fail/too-many-requests').then((response) => response.headers.get('content-type'))`;
    expect(await page.evaluate(type)).toBe('application/problem+json');
  });

  it('runs no content as a script, and keeps its style behind helmet', async () => {
    for (const path of [
      '/',
      '/problems/',
      '/problems/own-type',
      `/problems/${encodeURIComponent(hostile)}`,
    ]) {
      await page.goto(hostileUrl + path);
      expect(await page.evaluate('globalThis.ran')).toBeUndefined();
      expect(await page.locator('img').count()).toBe(0);
      expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).toBe('736px');
    }
  });
});

describe('the search', () => {
  const count = (): Promise<string | null> => page.getByRole('status').textContent();
  const all = Object.keys(problemTypes).length;

  beforeEach(async () => {
    await page.goto(`${example.url}/problems`);
  });

  it('finds while someone types', async () => {
    await page.getByRole('searchbox').pressSequentially('insufficient_QUOTA');
    expect(await rows()).toEqual([problemTypes['credit-balance-exhausted'].title]);
    expect(await count()).toBe(`1 of ${all} problem types`);
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Fixable by the operator',
    ]);
    await page.getByRole('searchbox').fill('');
    expect(await rows()).toHaveLength(all);
    expect(await count()).toBe(`${all} problem types`);
  });

  it('works as a form, and shows the rest once the box is empty', async () => {
    await page.getByRole('searchbox').fill('slow_down');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/problems/?q=slow_down');
    expect(await rows()).toEqual([problemTypes['slow-down'].title]);
    await page.getByRole('searchbox').fill('');
    expect(await rows()).toHaveLength(all);
  });

  it('finds the same in the browser and on the server', async () => {
    for (const query of ['429', 'rate limit', '503 provider', '  model  ', 'zzz']) {
      await page.getByRole('searchbox').fill(query);
      const found = [await rows(), await count()];
      await page.goto(`${example.url}/problems?q=${encodeURIComponent(query)}`);
      expect([await rows(), await count()]).toEqual(found);
    }
  });

  it('is in the URL, and survives a reload and the way back', async () => {
    const box = page.getByRole('searchbox');
    const { title } = problemTypes['slow-down'];
    await box.pressSequentially('slow down&');
    expect(new URL(page.url()).search).toBe('?q=slow+down%26');
    await box.press('Backspace');
    expect(new URL(page.url()).search).toBe('?q=slow+down');
    await page.reload();
    expect([await box.inputValue(), await rows()]).toEqual(['slow down', [title]]);
    await page.getByRole('main').getByRole('link', { name: title }).click();
    await page.waitForURL('**/problems/slow-down');
    await page.goBack();
    expect([await box.inputValue(), await rows()]).toEqual(['slow down', [title]]);
    await box.fill('');
    expect(new URL(page.url()).search).toBe('');
  });

  it('offers all types if nothing is found', async () => {
    const nothing = page.getByText('No problem type matches');
    expect(await nothing.isVisible()).toBe(false);
    await page.getByRole('searchbox').fill('zzz');
    expect([await nothing.isVisible(), await count()]).toEqual([true, `0 of ${all} problem types`]);
    await page.getByRole('link', { name: 'show all problem types' }).click();
    await page.waitForURL('**/problems/');
    expect(await nothing.isVisible()).toBe(false);
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('is reached by keyboard: the way back, the box, the button, the list', async () => {
    const order = [];
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate('document.activeElement.tagName'));
    }
    expect(order).toEqual(['A', 'INPUT', 'BUTTON', 'A']);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/problems/*-*');
  });

  it('starts from an unknown slug', async () => {
    await page.goto(`${example.url}/problems/slow-down-please`);
    expect(await heading()).toBe('No such problem type');
    await page.getByRole('searchbox').fill('slow');
    await page.getByRole('button', { name: 'Search' }).click();
    expect(await rows()).toContain(problemTypes['slow-down'].title);
  });
});

it('the search works without JavaScript', async () => {
  const plain = await example.open('/problems', { javaScriptEnabled: false });
  await plain.page.getByRole('searchbox').fill('slow_down');
  await plain.page.getByRole('button', { name: 'Search' }).click();
  expect(await plain.page.getByRole('main').getByRole('link').allTextContents()).toEqual([
    problemTypes['slow-down'].title,
  ]);
  await plain.page.context().close();
});

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: { width: 375, height: 812 } }],
  ['forced colors', { forcedColors: 'active' }],
] as const)('accessibility, %s', (_name, options) => {
  it('is right on every kind of page', async () => {
    const paths = [
      '/fail/model-not-found',
      '/problems?q=rate',
      '/problems?q=zzz',
      '/problems/slow-down',
      '/problems/x',
    ];
    const { page: opened } = await example.open('/fail/too-many-requests', options);
    for (const path of paths) {
      await opened.goto(example.url + path);
      expect([path, await violationsOf(opened)]).toEqual([path, []]);
    }
    await opened.context().close();
  });
});

it.each([375, 320])('the pages fit in %i pixels', async (width) => {
  await page.setViewportSize({ width, height: 700 });
  for (const path of ['/fail/too-many-requests', '/problems', '/problems/too-many-requests']) {
    await page.goto(example.url + path);
    expect([path, await overflowOf(page)]).toEqual([path, 0]);
  }
});
