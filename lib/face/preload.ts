/** Loads the core ahead of the first error, for long-running servers. */
import { reachCore } from './reach-core.js';

/**
 * Loads the code that is otherwise loaded with the first error and builds its tables, so that the first error is handled as quickly as
 * later ones. Call it in a long-running server, once it listens; omit it if start-up time matters, as in serverless functions.
 * @example app.listen(3000, preload);
 */
export function preload(): void {
  reachCore()?.warmUp();
}
