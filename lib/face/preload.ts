/** For servers that run long: the core is loaded before the first error comes. */
import { reachCore } from './reach-core.js';

/**
 * Loads at once what is otherwise loaded with the first error, and makes its tables, so that the first error is handled as quickly as
 * any other. Call it once a long-running server listens; where each start counts, as in serverless functions, leave it out.
 * @example app.listen(3000, preload);
 */
export function preload(): void {
  reachCore()?.warmUp();
}
