/** The button of a problem page that repeats the request: `npm run test:browser`. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import helmet from 'helmet';
import type { Browser, Locator, Page } from 'playwright-core';
import { openaiErrorHandler } from '../../lib/index.js';
import { closeQuiet, launch, open, type WatchedPage } from '../support/browser.js';
import { apiError } from '../support/problem.js';
import { closeServers, serve } from '../support/serve.js';

/** The requests that the app got. */
const requests: string[] = [];

/** An app behind helmet that fails in every route, with the wait of its URL. */
function createApp(): express.Express {
  const app = express();
  app.use(helmet());
  app.get('/form', (_request, response) => {
    response.send('<form method="post" action="/busy/20"><button>Ask</button></form>');
  });
  app.all(['/busy', '/busy/:wait'], ({ method, params: { wait } }) => {
    requests.push(method);
    const headers = wait === undefined ? {} : { 'retry-after': String(wait) };
    throw apiError({ status: 429, headers });
  });
  app.use(openaiErrorHandler({ audience: 'public', log: false }));
  return app;
}

let browser: Browser;
let url: string;

beforeAll(async () => {
  [browser, url] = await Promise.all([launch(), serve(createApp())]);
});

afterAll(async () => {
  closeServers();
  await browser.close();
});

let watched: WatchedPage;
let page: Page;

beforeEach(async () => {
  watched = await open(browser, 'about:blank');
  ({ page } = watched);
  requests.length = 0;
  await page.clock.install();
});

afterEach(() => closeQuiet(watched));

const button = (): Locator => page.getByRole('button', { name: 'Try again' });
const wait = (): Promise<string | null> => page.locator('.wait').textContent();
const status = (): Promise<string | null> => page.getByRole('status').textContent();
const isDisabled = (): Promise<string | null> => button().getAttribute('aria-disabled');

describe('the countdown', () => {
  it('runs second by second, announces its end alone, and enables the button', async () => {
    await page.goto(`${url}/busy/20`);
    expect([await wait(), await status(), await isDisabled()]).toEqual([
      'in 20 seconds',
      '',
      'true',
    ]);
    await page.clock.runFor(5000);
    expect([await wait(), await status(), await isDisabled()]).toEqual([
      'in 15 seconds',
      '',
      'true',
    ]);
    await page.clock.runFor(15_000);
    expect([await wait(), await status(), await isDisabled()]).toEqual([
      'now',
      'You can try again now.',
      'false',
    ]);
  });

  it('ends on time in a tab that slept', async () => {
    await page.goto(`${url}/busy/20`);
    // Timers that are due fire once, as when a laptop wakes.
    await page.clock.fastForward(3_600_000);
    expect([await wait(), await isDisabled()]).toEqual(['now', 'false']);
  });

  it.each([1, 119, 120, 121, 7199, 7200, 86_400])(
    'is in the words of the page: %i seconds',
    async (seconds) => {
      const served = await (
        await page.request.get(`${url}/busy/${seconds}`, { headers: { accept: 'text/html' } })
      ).text();
      await page.goto(`${url}/busy/${seconds}`);
      expect(served).toContain(`Yes, <span class="wait">${await wait()}</span>`);
    },
  );
});

describe('the button', () => {
  it('requests the page again once the wait is over, and not before', async () => {
    await page.goto(`${url}/busy/20`);
    await button().click({ force: true });
    expect(requests).toEqual(['GET']);
    await page.clock.runFor(20_000);
    await Promise.all([page.waitForEvent('load'), button().click()]);
    expect(requests).toEqual(['GET', 'GET']);
    expect(await isDisabled()).toBe('true');
  });

  it('is enabled at once if no wait is known', async () => {
    await page.goto(`${url}/busy`);
    expect(await isDisabled()).toBeNull();
    await Promise.all([page.waitForEvent('load'), button().click()]);
    expect(requests).toEqual(['GET', 'GET']);
  });

  it('is reached and pressed by keyboard', async () => {
    await page.goto(`${url}/busy`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Try again');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
      'solid',
    );
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(requests).toEqual(['GET', 'GET']);
  });

  it('sends a form again, and says that the browser may ask', async () => {
    await page.goto(`${url}/form`);
    await Promise.all([page.waitForURL('**/busy/20'), page.getByRole('button').click()]);
    expect(await page.getByText('your browser may ask first').count()).toBe(1);
    expect(await page.getByRole('link').count()).toBe(0);
    await page.clock.runFor(20_000);
    await Promise.all([page.waitForEvent('load'), button().click()]);
    expect(requests).toEqual(['POST', 'POST']);
  });
});

describe('without the script', () => {
  it('a link requests the page again', async () => {
    const plain = await open(browser, `${url}/busy/20?a=1`, { javaScriptEnabled: false });
    expect(await plain.page.getByRole('button').count()).toBe(0);
    await plain.page.getByRole('link', { name: 'Try again' }).click();
    await plain.page.waitForLoadState();
    expect([plain.page.url(), requests]).toEqual([`${url}/busy/20?a=1`, ['GET', 'GET']]);
    await closeQuiet(plain);
  });

  it('nothing is lost where a further policy forbids scripts', async () => {
    const strict = await open(browser, 'about:blank');
    await strict.page.route('**/busy/20', async (route) => {
      const response = await route.fetch();
      const own = response.headers()['content-security-policy'];
      const headers = {
        ...response.headers(),
        'content-security-policy': `${own}, script-src 'none'`,
      };
      await route.fulfill({ response, headers });
    });
    await strict.page.goto(`${url}/busy/20`);
    expect(await strict.page.getByRole('link', { name: 'Try again' }).count()).toBe(1);
    expect(await strict.page.getByText('Yes, in 20 seconds').count()).toBe(1);
    await strict.page.context().close();
  });
});
