/** Reads the body of an error response: whole, once, and bounded in length and time. */
import { property } from '../values/property.js';

/** Bytes; errors of the API are shorter. */
const longestBody = 65_536;
/** Milliseconds, after which a body that has stalled is taken as it is. */
const longestRead = 1000;

/** How a body is read. Web streams and those of Node.js, which node-fetch answers with, agree in nothing but the parts. */
interface Parts {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
  /** Gives the connection back, also while a part is awaited. */
  end(): unknown;
}

function partsOf(body: unknown): Parts | undefined {
  if (typeof property(body, 'getReader') === 'function') {
    const reader = (body as ReadableStream<Uint8Array>).getReader(); // as its method tells
    return { next: () => reader.read(), end: () => reader.cancel().catch(() => undefined) };
  }
  if (typeof property(body, Symbol.asyncIterator) !== 'function') return undefined;
  const stream = body as NodeJS.ReadableStream & { destroy(): unknown }; // the only other body there is
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return { next: () => iterator.next(), end: () => stream.destroy() };
}

/** Collects what comes until the body ends or breaks off, the bound is reached, or the time is over. */
async function collect(parts: Parts, timeUp: Promise<{ readonly done: true }>): Promise<string> {
  const decoder = new TextDecoder();
  const broken = { done: true } as const;
  let text = '';
  for (let left = longestBody; left > 0;) {
    // oxlint-disable-next-line no-await-in-loop -- parts come one after the other
    const part = await Promise.race([parts.next().catch(() => broken), timeUp]);
    if (part.done === true || !('value' in part) || part.value === undefined) break;
    const bytes = part.value.subarray(0, left);
    left -= bytes.length;
    text += decoder.decode(bytes, { stream: true });
  }
  return text;
}

/** The text of the body, as far as it came. */
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
