/** Access to the core for functions that receive an error: a missing core must not lose the error. */
import { reportMissingCore } from '../callbacks/advice.js';
import type * as core from './core.js';
import { loadCore } from './load.cjs';

/** The core, or `undefined` if it cannot be loaded, which is reported once. The next call tries again. */
export function reachCore(): typeof core | undefined {
  try {
    return loadCore();
  } catch (fault) {
    reportMissingCore(fault);
    return undefined;
  }
}
