/** The entry `openai-problem-details/check`: exports only. */

// Checks that key, project, base URL and model work.
export { checkOpenAI, readiness } from './check/index.js';
export type {
  CheckOptions,
  CheckResult,
  OpenAIClient,
  ReadinessHandler,
  ReadinessOptions,
} from './check/index.js';
