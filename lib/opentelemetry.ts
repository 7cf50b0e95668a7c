/** The public face of the entry `openai-problem-details/opentelemetry`: exports only. */

// Given as `onProblem`, it tells traces and metrics.
export { recordProblem } from './telemetry/record-problem.js';
