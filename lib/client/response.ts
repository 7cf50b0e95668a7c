/** The used part of a `fetch` response. The `Response` of browsers, Node.js and undici fits, with or without DOM types. */
export interface ResponseLike {
  /** The HTTP status. */
  readonly status: number;
  /** The header fields. */
  readonly headers: { get(name: string): string | null };
  /** The body as a web stream; `null` if there is none. */
  readonly body: { getReader(): BodyReader } | null;
}

/** The used part of a body's reader. */
export interface BodyReader {
  /** Resolves with the next chunk, or with `done` at the end. */
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  /** Cancels the body, which closes the connection. */
  cancel(): Promise<unknown>;
}

/**
 * The media type in lower case, without parameters; empty if the response states none.
 * @throws TypeError if the argument is not a response, such as a promise of one
 */
export function mediaTypeOf(response: ResponseLike): string {
  // In JavaScript it is easy to forget to await `fetch`.
  if (typeof (response as Partial<ResponseLike> | undefined)?.headers?.get !== 'function') {
    throw new TypeError('expected a fetch Response (did you forget to await?)');
  }
  const contentType = response.headers.get('content-type') ?? '';
  return contentType.replace(/;[^]*/, '').trim().toLowerCase();
}

/** Yields the body piece by piece; a character may be split between two chunks. */
export async function* readText(reader: BodyReader): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- chunks arrive one after another
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

/** Cancels the body, which closes the connection. It may already be broken, which is ignored. */
export function discard(reader: BodyReader): void {
  reader.cancel().catch(() => undefined);
}

/** How long a body may take to end after its terminal event, in milliseconds. */
const longestDrain = 1000;

async function readOut(reader: BodyReader): Promise<void> {
  for await (const _ of readText(reader));
}

/** Reads the rest of a body after its terminal event, so that the connection can be reused; cancels the body if that takes too long. */
export function drain(reader: BodyReader): void {
  const timer = setTimeout(discard, longestDrain, reader);
  void readOut(reader)
    .catch(() => undefined)
    .finally(() => clearTimeout(timer));
}

/**
 * Whether the caller's own signal ended the reading: `fetch` rejects with the signal's reason. A broken connection
 * causes an error of another name: `TypeError` by the Fetch standard, `Error` in some runtimes.
 */
export function isAbort(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return true;
  const { name } = error as { readonly name?: unknown };
  return name === 'AbortError' || name === 'TimeoutError';
}
