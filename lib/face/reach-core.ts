/** The core for functions that are called with an error: that it is missing must not cost the error. */
import { reportMissingCore } from '../callbacks/advice.js';
import type * as core from './core.js';
import { loadCore } from './load.cjs';

/** The core; `undefined` where it cannot be loaded, which is reported once. The next call tries again. */
export function reachCore(): typeof core | undefined {
  try {
    return loadCore();
  } catch (fault) {
    reportMissingCore(fault);
    return undefined;
  }
}
