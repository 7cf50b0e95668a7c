/** The exports of the entry `check` in the main entry, which loads that module on first use. */
import type * as check from '../check/index.js';
import { loadCore } from './load.cjs';

/**
 * Checks that the API key, organization, project and base URL work, and the model if one is given, with the cheapest call that proves
 * it: without retries, within its own time limit. The promise never rejects because of the client or the API.
 * @returns `{ ok: true, latency }`, with `models` if no model was given, or `{ ok: false, latency, problem }`
 * @throws TypeError if an option is invalid
 * @example
 * const check = await checkOpenAI(openai, { model: 'gpt-5' });
 * if (!check.ok) console.error(check.problem.meaning, check.problem.solution);
 */
export const checkOpenAI: typeof check.checkOpenAI = (client, options) =>
  loadCore().loadCheck().checkOpenAI(client, options);

/**
 * Creates the request handler for `/ready`. It responds with 200, or with 503 and the problem. Results are cached, and only one check
 * runs at a time, in the background if there is a cached result.
 * @throws TypeError if an option is invalid
 * @example app.get('/ready', readiness(openai, { model: 'gpt-5' }));
 */
export const readiness: typeof check.readiness = (client, options) =>
  loadCore().loadCheck().readiness(client, options);
