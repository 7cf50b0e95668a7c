/** The test of the API key. */
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { OpenAIClient } from './calls.js';
import { examine, problemOf, type Finding } from './examine.js';
import { checkSettings, type CheckOptions, type CheckResult } from './settings.js';

/** The result with its problem as these options have it. */
export function resultOf(finding: Finding, options: ConversionOptions): CheckResult {
  if (finding.ok) return finding;
  return { ok: false, latency: finding.latency, problem: problemOf(finding, options) };
}

/**
 * Tests whether key, organization, project and base URL work, and the model where one is given, with the cheapest call that
 * proves it: without retries, within a time limit of its own. It resolves whatever the client is or does.
 * @throws TypeError where an option is wrong
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
