/** The entry `openai-problem-details/opentelemetry`: exports only. */

// Passed as `onProblem`, it records traces and metrics.
export { recordProblem } from './telemetry/record-problem.js';
