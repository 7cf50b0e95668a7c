// Locates a runtime through the npm registry.
import { attempt } from '../packed.mjs';
import { isAtHand } from './cells.mjs';

/** The path of its program as `output`, or the error; the current Node.js is not downloaded. */
export async function locate(runtime) {
  if (isAtHand(runtime)) return { passed: true, output: process.execPath };
  return attempt('npx', ['--yes', runtime.package, ...runtime.find], { seconds: 180 });
}
