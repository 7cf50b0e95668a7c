/** The public face of the entry `openai-problem-details/openapi`: exports only. */

// What a problem is, for validators and generators.
export { problemSchema, type JsonSchema } from './openapi/problem-schema.js';
// What goes into an OpenAPI document.
export { components, componentsWith } from './openapi/components.js';
export { responses } from './openapi/responses.js';
export type { ResponsesOptions } from './openapi/responses-options.js';
export type { ProblemResponse, ProblemResponses } from './openapi/response.js';
