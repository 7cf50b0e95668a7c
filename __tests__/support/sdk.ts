/** The real SDKs, in four major versions, and ways to make them fail. */
import OpenAI4 from 'openai4';
import OpenAI5 from 'openai5';
import OpenAI6 from 'openai';
import OpenAI7 from 'openai7';

/** The common interface of the major versions. */
export type Sdk = typeof OpenAI6;
export type Client = InstanceType<Sdk>;

export const majors = [
  ['4.104', OpenAI4 as unknown as Sdk],
  ['5.23', OpenAI5 as unknown as Sdk],
  ['6.49', OpenAI6],
  ['7.57', OpenAI7 as unknown as Sdk],
] as const;

/** Mutation tests select some, to save time. */
const { sdkMajors } = globalThis as { readonly sdkMajors?: readonly string[] };

export const majorNames = majors
  .map(([name]) => name)
  .filter((name) => sdkMajors?.includes(name) ?? true);

export function sdk(name: string): Sdk {
  const found = majors.find(([major]) => major === name);
  if (found === undefined) throw new Error(`no SDK ${name}`);
  return found[1];
}

/** A wire response in the form of the fixtures. */
export interface Wire {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export function toResponse({ status, headers = {}, body }: Wire): Response {
  const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
  return new Response(text, { status, headers });
}

/** A client that passes every request to this function. */
export function clientOf(major: string, answer: () => Promise<Response> | Response): Client {
  const fetch = (async () => answer()) as unknown as typeof globalThis.fetch;
  return new (sdk(major))({
    apiKey: 'test',
    baseURL: 'http://127.0.0.1:9/v1',
    maxRetries: 0,
    fetch,
  });
}

/** The rejection of a promise; fails if it resolves. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
}

export const request = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'Hi' }] };

/** The real error that this SDK throws for a wire response. */
export async function errorOf(major: string, wire: Wire): Promise<unknown> {
  return rejection(clientOf(major, () => toResponse(wire)).chat.completions.create(request));
}

/** The real error that this SDK throws for an error frame in a stream. */
export async function streamErrorOf(
  major: string,
  frame: unknown,
  event?: string,
): Promise<unknown> {
  const name = event === undefined ? '' : `event: ${event}\n`;
  const body = `${name}data: ${JSON.stringify(frame)}\n\n`;
  const wire = { status: 200, headers: { 'content-type': 'text/event-stream' }, body };
  const client = clientOf(major, () => toResponse(wire));
  return rejection(
    (async () => {
      const stream = await client.chat.completions.create({ ...request, stream: true });
      for await (const chunk of stream) void chunk;
    })(),
  );
}
