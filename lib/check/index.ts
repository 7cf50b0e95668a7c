/** The checks of the API key and of readiness: exports only. A separate file in the built package. */

// Checks that key, project, base URL and model work.
export { checkOpenAI } from './check-openai.js';
// The same as a handler for `/ready`.
export { readiness, type ReadinessHandler } from './readiness.js';
export type { OpenAIClient } from './calls.js';
export type { CheckOptions, CheckResult, ReadinessOptions } from './settings.js';
