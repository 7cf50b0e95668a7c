/** The names of the entry `check` in the main entry, which loads it where it is first used. */
import type * as check from './index.js';
import { loadCheck } from './load.cjs';

/** `checkOpenAI` of `openai-problem-details/check`. */
export const checkOpenAI: typeof check.checkOpenAI = (client, options) =>
  loadCheck().checkOpenAI(client, options);

/** `readiness` of `openai-problem-details/check`. */
export const readiness: typeof check.readiness = (client, options) =>
  loadCheck().readiness(client, options);
