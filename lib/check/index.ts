/** The test of the API key, and of readiness: exports only. It is a file of its own in the built package. */

// Whether key, project, base URL and model work.
export { checkOpenAI } from './check-openai.js';
// The same for `/ready`.
export { readiness, type ReadinessHandler } from './readiness.js';
export type { OpenAIClient } from './calls.js';
export type { CheckOptions, CheckResult, ReadinessOptions } from './settings.js';
