/** What is used of a `fetch` response: the browser's `Response`, Node's and undici's are such, with or without DOM types. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): BodyReader } | null;
}

/** What is used of the reader of its body. */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown>;
}

/**
 * The media type in lower case, without parameters; empty where the response names none.
 * @throws TypeError where this is no response, such as a promise of one
 */
export function mediaTypeOf(response: ResponseLike): string {
  // Apps without types forget to await what `fetch` returns.
  if (typeof (response as Partial<ResponseLike> | undefined)?.headers?.get !== 'function') {
    throw new TypeError('This is no response; give what fetch returns, awaited');
  }
  const contentType = response.headers.get('content-type') ?? '';
  return contentType.replace(/;[^]*/, '').trim().toLowerCase();
}

/** The body in pieces, each in its turn; bytes of one character may come in two chunks. */
export async function* readText(reader: BodyReader): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- chunks come one after another
    const { done, value } = await reader.read();
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

/** Gives the body up, which closes the connection; that it was broken already does not matter. */
export function discard(reader: BodyReader): void {
  reader.cancel().catch(() => undefined);
}

/** In milliseconds: how long a body may take to end after its last event. */
const longestDrain = 1000;

async function readOut(reader: BodyReader): Promise<void> {
  for await (const _ of readText(reader));
}

/** Waits for the end of a body that has said all, so that the connection can serve again; then gives it up. */
export function drain(reader: BodyReader): void {
  const timer = setTimeout(discard, longestDrain, reader);
  void readOut(reader)
    .catch(() => undefined)
    .finally(() => clearTimeout(timer));
}

/**
 * Whether reading ended because the caller wanted it: `fetch` rejects with the reason of the caller's signal. What a
 * broken connection gives is an error of another name: `TypeError` by the Fetch standard, `Error` in some runtimes.
 */
export function isAbort(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return true;
  const { name } = error as { readonly name?: unknown };
  return name === 'AbortError' || name === 'TimeoutError';
}
