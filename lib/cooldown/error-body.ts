/** Reads the body of an error response: once, with a limit on size and time. */
import { property } from '../values/property.js';

/** In bytes; the API's errors are shorter. */
const longestBody = 65_536;
/** In milliseconds; the part of a stalled body that has arrived by then is used. */
const longestRead = 1000;

/** A body to read. Web streams and those of Node.js, which node-fetch uses, have only their chunks in common. */
interface Parts {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
  /** Cancels the body, even while a chunk is pending, and so releases the connection. */
  end(): unknown;
}

function partsOf(body: unknown): Parts | undefined {
  if (typeof property(body, 'getReader') === 'function') {
    const reader = (body as ReadableStream<Uint8Array>).getReader(); // the method was just checked
    return { next: () => reader.read(), end: () => reader.cancel().catch(() => undefined) };
  }
  if (typeof property(body, Symbol.asyncIterator) !== 'function') return undefined;
  const stream = body as NodeJS.ReadableStream & { destroy(): unknown }; // the only other kind of body
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return { next: () => iterator.next(), end: () => stream.destroy() };
}

/** Collects chunks until the body ends or breaks off, the size limit is reached, or time is up. */
async function collect(parts: Parts, timeUp: Promise<{ readonly done: true }>): Promise<string> {
  const decoder = new TextDecoder();
  const broken = { done: true } as const;
  let text = '';
  for (let left = longestBody; left > 0;) {
    // oxlint-disable-next-line no-await-in-loop -- chunks arrive one after another
    const part = await Promise.race([parts.next().catch(() => broken), timeUp]);
    if (part.done === true || !('value' in part) || part.value === undefined) break;
    const bytes = part.value.subarray(0, left);
    left -= bytes.length;
    text += decoder.decode(bytes, { stream: true });
  }
  return text;
}

/** The text of the body, as far as it arrived. */
export async function readErrorBody(body: unknown): Promise<string> {
  const parts = partsOf(body);
  if (parts === undefined) return '';
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<{ readonly done: true }>((resolve) => {
    timer = setTimeout(resolve, longestRead, { done: true });
  });
  const text = await collect(parts, timeUp);
  clearTimeout(timer);
  parts.end();
  return text;
}
