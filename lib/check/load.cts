/**
 * Loads the check where it is first used, so that importing the package stays cheap. This file is CommonJS in the source, too,
 * since only CommonJS can load a module synchronously and late.
 */
import type * as check from './index.js';

export function loadCheck(): typeof check {
  return require('./index.js') as typeof check;
}
