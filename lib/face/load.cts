/**
 * Loads the core on first use. This source file is CommonJS, because only CommonJS can load a module late and synchronously; in the
 * built ES module, the build replaces it with another loader.
 */
import type * as core from './core.js';

let loaded: typeof core | undefined;

/** @throws the error of `require`, for example if a file is missing in a deployment */
export function loadCore(): typeof core {
  return (loaded ??= require('./core.js') as typeof core);
}
