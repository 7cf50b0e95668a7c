/** The public face of the entry `openai-problem-details/check`: exports only. */

// Whether key, project, base URL and model work.
export { checkOpenAI, type CheckResult } from './check/check-openai.js';
// The same for `/ready`.
export { readiness, type ReadinessHandler } from './check/readiness.js';
export type { OpenAIClient } from './check/calls.js';
export type { CheckOptions, ReadinessOptions } from './check/options.js';
