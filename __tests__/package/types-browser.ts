/** The types of the client entry in a browser: compiled with DOM types and without those of Node.js, never run. */
import { iterateEvents, readProblem, type ProblemDetails } from '../../lib/client.js';

/** A response of the browser's `fetch` fits. */
export async function show(response: Response): Promise<ProblemDetails | undefined> {
  for await (const { data } of iterateEvents<{ text: string }>(response)) console.log(data.text);
  return readProblem(response);
}

// @ts-expect-error Node.js is not available
export const node = process.version;
