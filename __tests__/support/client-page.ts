/** A page of a real browser that can import the built client entry. */
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import express, { type Express } from 'express';
import type { Browser } from 'playwright-core';
import { launch, open } from './browser.js';
import { closeServers, serve } from './serve.js';

const clientEntry = join(__dirname, '..', '..', 'dist', 'esm', 'client.js');

/** An app with an empty page and the client entry, for the routes of a test. */
export function clientApp(): Express {
  const app = express();
  app.get('/', (_request, response) => response.send('<title>x</title>'));
  app.get('/client.js', (_request, response) => response.sendFile(clientEntry));
  return app;
}

/**
 * Serves the app and runs the browser for all tests of a file.
 * @returns a function that runs the body of an async function on a new page of the app, and returns its result
 */
export function useClientPage(app: Express): (body: string) => Promise<unknown> {
  let browser: Browser;
  let url = '';
  beforeAll(async () => {
    [browser, url] = await Promise.all([launch(), serve(app)]);
  });
  afterAll(async () => {
    await browser.close();
    closeServers();
  });
  return async (body) => {
    const { page } = await open(browser, url);
    const result = await page.evaluate(`(async () => { ${body} })()`);
    await page.context().close();
    return result;
  };
}
