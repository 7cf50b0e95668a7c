/**
 * Loads `http-errors` on first use, so that importing the package stays cheap. This source file is CommonJS as well,
 * since only CommonJS can load a module synchronously at a later time.
 */
import type createError = require('http-errors');

/** Loads `http-errors`; later calls return the loaded module. */
export function loadHttpErrors(): typeof createError {
  return require('http-errors') as typeof createError;
}
