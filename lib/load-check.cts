/**
 * Loads the entry `check` where it is first used, so that importing the package stays cheap. Like `http-errors.cts`, this
 * file is CommonJS in the source, too.
 */
import type * as check from './check.js';

export function loadCheck(): typeof check {
  return require('./check.js') as typeof check;
}
