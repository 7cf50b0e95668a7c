/** The public face of the entry `openai-problem-details/check`: exports only. */

// Whether key, project, base URL and model work.
export { checkOpenAI, readiness } from './check/index.js';
export type {
  CheckOptions,
  CheckResult,
  OpenAIClient,
  ReadinessHandler,
  ReadinessOptions,
} from './check/index.js';
