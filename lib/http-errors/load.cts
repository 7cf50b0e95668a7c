/**
 * Loads `http-errors` where it is first used, so that importing the package stays cheap. This file is CommonJS
 * in the source, too, since only CommonJS can load a module synchronously and late.
 */
import type createError = require('http-errors');

export function loadHttpErrors(): typeof createError {
  return require('http-errors') as typeof createError;
}
