/** A real browser, and pages that record errors and warnings. */
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

/** A page and its complaints: errors, warnings, violations of its policy. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** A browser logs every response of 400 or more as failed; here, such a response is expected. */
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

/** Closes a page; fails if it had any complaints. */
export async function closeQuiet({ page, complaints }: WatchedPage): Promise<void> {
  await page.context().close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
}
