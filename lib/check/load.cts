/**
 * Loads the check on first use, so that importing the package stays cheap. This source file is CommonJS as well,
 * since only CommonJS can load a module synchronously at a later time.
 */
import type * as check from './index.js';

/** Loads the module of the checks; later calls return the loaded one. */
export function loadCheck(): typeof check {
  return require('./index.js') as typeof check;
}
