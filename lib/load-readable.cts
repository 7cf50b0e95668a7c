/**
 * Loads the forms of a problem that people read where one is first asked for, so that importing the package stays cheap. Like
 * `http-errors.cts`, this file is CommonJS in the source, too.
 */
import type * as readable from './readable.js';

export function loadReadable(): typeof readable {
  return require('./readable.js') as typeof readable;
}
