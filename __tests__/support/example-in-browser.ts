/** An example and a browser, which run for all tests of a file. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launch, open, type WatchedPage } from './browser.js';
import { startExample, type Example } from './example.js';

export interface ExampleInBrowser {
  /** The address of the example. */
  readonly url: string;
  /** Opens a page of the example in a new context. */
  open(path?: string, options?: BrowserContextOptions): Promise<WatchedPage>;
}

/** Starts an example and a browser before the tests of a file, and stops both after them. */
export function inBrowser(name: string): ExampleInBrowser {
  let browser: Browser;
  let example: Example;
  beforeAll(async () => {
    [browser, example] = await Promise.all([launch(), startExample(name)]);
  });
  afterAll(async () => {
    example.stop();
    await browser.close();
  });
  return {
    get url() {
      return example.url;
    },
    open: (path = '', options = {}) => open(browser, example.url + path, options),
  };
}
