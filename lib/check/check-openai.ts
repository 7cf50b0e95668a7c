/** Checks the API key. */
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { OpenAIClient } from './calls.js';
import { examine, problemOf, type Finding } from './examine.js';
import { checkSettings, type CheckOptions, type CheckResult } from './settings.js';

/** The result of a check, with its problem converted by these options. */
export function resultOf(finding: Finding, options: ConversionOptions): CheckResult {
  if (finding.ok) return finding;
  return { ok: false, latency: finding.latency, problem: problemOf(finding, options) };
}

/**
 * Checks that the API key, organization, project and base URL work, and the model if one is given, with the cheapest call that proves
 * it: without retries, within its own time limit. The promise never rejects because of the client or the API.
 * @returns `{ ok: true, latency }`, with `models` if no model was given, or `{ ok: false, latency, problem }`
 * @throws TypeError if an option is invalid
 * @example
 * const check = await checkOpenAI(openai, { model: 'gpt-5' });
 * if (!check.ok) console.error(check.problem.meaning, check.problem.solution);
 */
export async function checkOpenAI(
  client: OpenAIClient,
  options: CheckOptions = {},
): Promise<CheckResult> {
  const settings = checkSettings(options);
  return resultOf(await examine(client, settings, true), settings.conversion);
}
