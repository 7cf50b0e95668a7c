/** The page of the streaming-chat example in a real browser: `npm run test:browser`. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page, Route } from 'playwright-core';
import { problemTypes, type ProblemTypeSlug } from '../../lib/index.js';
import { closeQuiet, overflowOf, violationsOf, type WatchedPage } from '../support/browser.js';
import { inBrowser } from '../support/example-in-browser.js';

const example = inBrowser('streaming-chat');

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const answer = (page: Page): Locator => page.locator('.answer').last();
const problem = (page: Page): Locator => page.getByRole('alert').last();

function said(page: Page, text: string): Promise<void> {
  return page.getByRole('status').getByText(text).waitFor();
}

/** Waits until some of the answer has arrived. */
function begun(page: Page): Promise<void> {
  return answer(page).getByText('I am a').waitFor();
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.id || document.activeElement.textContent');
}

const mishaps = [
  ['Before the first token', 'too-many-requests', ''],
  ['During the first token', 'stream-interrupted', ''],
  ['After the first token', 'internal-server-error', 'I '],
  ['Stall mid-stream', 'timeout', 'I am a mock model, so my answer is always the same. '],
  [
    'Cut the connection',
    'stream-interrupted',
    'I am a mock model, so my answer is always the same. Each of',
  ],
] as const satisfies readonly (readonly [string, ProblemTypeSlug, string])[];

describe('the page', () => {
  let watched: WatchedPage;
  let page: Page;

  beforeEach(async () => {
    watched = await example.open();
    ({ page } = watched);
  });

  afterEach(() => closeQuiet(watched));

  it('streams an answer word by word to its end', async () => {
    await button(page, 'Send').click();
    await begun(page);
    await said(page, 'Answering…');
    expect(await answer(page).textContent()).not.toMatch('do about it.');
    await said(page, 'The answer is complete.');
    expect(await answer(page).textContent()).toMatch(/I am a mock model.* do about it\.$/);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it.each(mishaps)('shows what to do if the API fails: %s', async (name, slug, words) => {
    await button(page, name).click();
    await said(page, 'The answer failed.');
    const { title, public: advice } = problemTypes[slug];
    const told = advice.title ?? title;
    const plain = (text: string): string => text.replaceAll('`', '');
    const last = String(advice.solution.at(-1)).replace(
      /the `instance` [^.]*/,
      'the reference below',
    );
    expect(await problem(page).getByRole('heading').first().textContent()).toBe(told);
    expect(await problem(page).textContent()).toContain(plain(advice.meaning));
    const steps = await problem(page).getByRole('listitem').allTextContents();
    expect([steps.length, steps.at(-1)]).toEqual([advice.solution.length, plain(last)]);
    expect(await problem(page).textContent()).toMatch(/Reference\s*urn:uuid:[\da-f-]{36}/);
    expect(await answer(page).locator('p').first().textContent()).toMatch(words);
    expect(await answer(page).locator('.mark').textContent()).toBe('Incomplete');
  });

  it('stops when "Stop" is pressed, and keeps what has arrived', async () => {
    await button(page, 'Send').click();
    await begun(page);
    await button(page, 'Stop').click();
    await said(page, 'Stopped. The answer is incomplete.');
    const text = await answer(page).textContent();
    expect(text).toMatch(/^Answer Stopped.*I am a/);
    await page.waitForTimeout(200);
    expect(await answer(page).textContent()).toBe(text);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('disables all buttons but "Stop" while an answer arrives', async () => {
    const disabled =
      'Array.from(document.querySelectorAll("[aria-disabled=true]"), (one) => one.id || one.value)';
    expect(await page.evaluate(disabled)).toEqual(['stop']);
    await button(page, 'Send').click();
    await begun(page);
    expect(await page.evaluate(disabled)).toEqual([
      'send',
      'before',
      'during',
      'after',
      'stall',
      'cut',
    ]);
    await button(page, 'Cut the connection').click({ force: true });
    await button(page, 'Send').click({ force: true });
    expect(await page.locator('.answer').count()).toBe(1);
    await button(page, 'Stop').click();
    await said(page, 'Stopped.');
    expect(await page.evaluate(disabled)).toEqual(['stop']);
  });

  it('sends the message again when "Try again" is pressed', async () => {
    await button(page, 'After the first token').click();
    await problem(page).getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').nth(1).waitFor();
    expect(await page.locator('.question').allTextContents()).toEqual([
      'YouWhat are you?',
      'YouWhat are you?',
    ]);
  });

  it('enables "Try again" after the wait that the service asks for', async () => {
    await button(page, 'Before the first token').click();
    const again = problem(page).getByRole('button');
    expect(await again.textContent()).toMatch(/^Try again in [1-5] seconds?$/);
    expect(await again.getAttribute('aria-live')).toBe('off');
    await again.click({ force: true });
    expect(await page.locator('.question').count()).toBe(1);
    await problem(page).getByRole('button', { name: 'Try again', exact: true }).click();
    expect(await page.locator('.question').count()).toBe(2);
  });

  it('can be used by keyboard alone', async () => {
    const order = [];
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual(['prompt', 'stop', 'send', ...mishaps.map(([name]) => name)]);
    await page.keyboard.press('Space');
    await problem(page).waitFor();
    expect(await focused(page)).toBe('Cut the connection');
  });

  it('sends with Enter, starts a new line with Shift+Enter, and stops with Escape', async () => {
    const prompt = page.getByLabel('Message');
    await prompt.fill('One');
    await prompt.press('Shift+Enter');
    await prompt.pressSequentially('two');
    await prompt.press('Enter');
    await begun(page);
    await prompt.press('Escape');
    await said(page, 'Stopped.');
    expect(await page.locator('.question p').textContent()).toBe('One\ntwo');
    expect(await focused(page)).toBe('prompt');
  });

  it('shows focus', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline).toBe('solid');
  });

  it('does not send an empty message', async () => {
    await page.getByLabel('Message').fill('');
    await button(page, 'Send').click();
    await button(page, 'Stall mid-stream').click();
    expect(await page.locator('.question').count()).toBe(0);
  });

  it('shows the problem of a request that the service rejects', async () => {
    await page.getByLabel('Message').fill(' ');
    await button(page, 'Send').click();
    await problem(page).getByText('prompt must be a string of 1 to 4000 characters.').waitFor();
    expect(await problem(page).getByRole('button').count()).toBe(0);
  });

  it('shows messages as text, never as markup', async () => {
    await page.getByLabel('Message').fill('<img src=x onerror=alert(1)>`x`');
    await button(page, 'After the first token').click();
    await problem(page).waitFor();
    expect(await page.locator('.question p').innerHTML()).toBe(
      '&lt;img src=x onerror=alert(1)&gt;`x`',
    );
  });

  it('shows what to do if the connection to the service breaks', async () => {
    const body = 'data: "Half an "\n\n';
    await page.route('**/chat', (route) =>
      route.fulfill({ contentType: 'text/event-stream', body }),
    );
    await button(page, 'Send').click();
    expect(await problem(page).textContent()).toMatch(problemTypes['stream-interrupted'].title);
    expect(await answer(page).locator('p').first().textContent()).toBe('Half an ');
  });
});

it.each([
  ['there is no connection', (route: Route) => route.abort()],
  [
    'something else responds',
    (route: Route) => route.fulfill({ contentType: 'text/html', body: '<h1>' }),
  ],
])('shows what to do if %s, and logs why', async (_what, answering) => {
  const { page, complaints } = await example.open();
  await page.route('**/chat', answering);
  await button(page, 'Send').click();
  expect(await problem(page).textContent()).toMatch('The service is unreachable');
  await said(page, 'The answer failed.');
  expect(complaints.join('\n')).toMatch('TypeError');
  await page.context().close();
});

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 320, height: 640 } }],
  ['forced colors', { forcedColors: 'active' }],
] as const)('accessibility, %s', (_name, options) => {
  it('is right at rest, while an answer arrives, and with a problem', async () => {
    const { page } = await example.open('', options);
    expect(await violationsOf(page)).toEqual([]);
    await button(page, 'Send').click();
    await begun(page);
    expect(await violationsOf(page)).toEqual([]);
    await button(page, 'Stop').click();
    await button(page, 'Before the first token').click();
    await problem(page).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });
});

describe('the content security policy', () => {
  it.each([
    [
      'an inline script',
      "Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' })",
    ],
    [
      'a foreign script',
      "Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' })",
    ],
    [
      'a foreign image',
      "Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' })",
    ],
  ])('refuses %s', async (_what, element) => {
    const { page } = await example.open();
    const refused = `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      document.body.append(${element});
    })`;
    expect(await page.evaluate(refused)).toMatch(/^(?:script-src-elem|img-src)$/);
    expect(await page.evaluate('globalThis.ran')).toBeUndefined();
    await page.context().close();
  });
});
