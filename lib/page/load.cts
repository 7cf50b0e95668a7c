/**
 * Loads the HTML and plain-text forms when the first one is requested, so that importing the package stays cheap. Like
 * `http-errors/load.cts`, this file is CommonJS in the source, too.
 */
import type * as page from './index.js';

export function loadPage(): typeof page {
  return require('./index.js') as typeof page;
}
