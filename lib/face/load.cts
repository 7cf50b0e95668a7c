/**
 * Loads the core where it is first needed. This file is CommonJS in the source, too, since only CommonJS can load a module
 * synchronously and late; in the built ES module, the build puts another loader in its place.
 */
import type * as core from './core.js';

let loaded: typeof core | undefined;

/** @throws what loading throws, for example where a deployment has left a file out */
export function loadCore(): typeof core {
  return (loaded ??= require('./core.js') as typeof core);
}
