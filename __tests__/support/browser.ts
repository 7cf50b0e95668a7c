/** A real browser, and pages that record everything that goes wrong in them. */
import { source as axe } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Starts the browser found by `npm run test:browser`, with a new profile. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', // containers run as root
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page with its complaints: errors, warnings, violations of its policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A browser reports every response of 400 or more; here such a response is expected. */
const failedResponse = /^Failed to load resource: the server responded with a status of \d+/;

/** Opens a page in a new context. */
export async function open(
  browser: Browser,
  url: string,
  options?: BrowserContextOptions,
): Promise<WatchedPage> {
  const page = await (await browser.newContext(options)).newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'log' && !failedResponse.test(text)) complaints.push(text);
  });
  await page.goto(url);
  return { page, complaints };
}

/** Closes a page, and fails if it complained. */
export async function closeQuiet({ page, complaints }: WatchedPage): Promise<void> {
  await page.context().close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}

/** The rules of WCAG 2.2 AA and of good practice that a page breaks, with the elements; contrast is one of them. */
export async function violationsOf(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
  );
}

/** By how many pixels the page is wider than the window. */
export function overflowOf(page: Page): Promise<unknown> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}
