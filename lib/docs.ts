/** The entry `openai-problem-details/docs`: exports only. */

// Middleware that serves the documentation of the problem types.
export { problemDocs, type DocsMiddleware } from './docs/problem-docs.js';
export type { DocsOptions } from './docs/docs-options.js';
