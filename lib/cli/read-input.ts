/** Reads standard input. */
import type { Input } from './terminal.js';

/** 1 MiB, in bytes: longer than any error. */
const longestInput = 2 ** 20;

/** The start of the input as a string, at most 1 MiB. */
export async function readInput(input: Input): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Uint8Array); // also accepts a string
    chunks.push(bytes);
    length += bytes.length;
    if (length >= longestInput) break;
  }
  const text = Buffer.concat(chunks).subarray(0, longestInput).toString('utf8');
  return text.replace(/^\ufeff/, '');
}
