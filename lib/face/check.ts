/** The names of the entry `check` in the main entry, which loads it where it is first used. */
import type * as check from '../check/index.js';
import { loadCore } from './load.cjs';

/**
 * Tests the API key, organization, project and base URL, and the model if one is given, with the cheapest call that proves
 * them: without retries, within a time limit of its own. The promise never rejects because of the client or the API.
 * @throws TypeError where an option is wrong
 * @example
 * const check = await checkOpenAI(openai, { model: 'gpt-5' });
 * if (!check.ok) console.error(check.problem.meaning, check.problem.solution);
 */
export const checkOpenAI: typeof check.checkOpenAI = (client, options) =>
  loadCore().loadCheck().checkOpenAI(client, options);

/**
 * Makes the request handler of `/ready`: it answers 200, or 503 with the problem. Results are cached, and one check runs at a
 * time, in the background if there is a cached result.
 * @throws TypeError where an option is wrong
 * @example app.get('/ready', readiness(openai, { model: 'gpt-5' }));
 */
export const readiness: typeof check.readiness = (client, options) =>
  loadCore().loadCheck().readiness(client, options);
