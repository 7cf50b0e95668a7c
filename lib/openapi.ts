/** The entry `openai-problem-details/openapi`: exports only. */

// The JSON Schema of a problem, for validators and generators.
export { problemSchema, type JsonSchema } from './openapi/problem-schema.js';
// The parts of an OpenAPI document.
export { components, componentsWith } from './openapi/components.js';
export { responses } from './openapi/responses.js';
export type { ResponsesOptions } from './openapi/responses-options.js';
export type { ProblemResponse, ProblemResponses } from './openapi/response.js';
