/** The public face of the entry `openai-problem-details/docs`: exports only. */

// Mounted at a path, it answers with the documentation of the problem types.
export { problemDocs, type DocsMiddleware } from './docs/problem-docs.js';
export type { DocsOptions } from './docs/docs-options.js';
