/** Reads responses as tests receive them, from `fetch` or supertest. */
import { isObject } from '../values/property.js';

/** A response of `fetch`; its body can still be read after the assertion. */
interface FetchedResponse {
  readonly status: number;
  readonly headers: { forEach(receive: (value: string, name: string) => void): void };
  readonly bodyUsed: boolean;
  clone(): { text(): Promise<string> };
}

/** A response of supertest. */
interface SupertestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The used part of a response of `fetch` or supertest. */
export type ReceivedResponse = FetchedResponse | SupertestResponse;

/** A response whose body has been read. */
export interface ReadResponse {
  readonly status: number;
  /** The header fields by lower-case name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

function isFetched(response: ReceivedResponse): response is FetchedResponse {
  return 'clone' in response;
}

function bodyOf(response: ReceivedResponse): Promise<string> | string {
  if (!isFetched(response)) return response.text;
  if (!response.bodyUsed) return response.clone().text();
  throw new TypeError(
    "expectProblem: the response's body has already been read; call expectProblem first, or pass a clone",
  );
}

function fieldsOf(response: ReceivedResponse): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const receive = (value: unknown, name: string): void => {
    fields.set(name.toLowerCase(), String(value));
  };
  if (isFetched(response)) response.headers.forEach(receive);
  else for (const [name, value] of Object.entries(response.headers)) receive(value, name);
  return fields;
}

/**
 * Reads a response.
 * @throws TypeError if it is not a response, or if its body has already been read
 */
export async function readResponse(response: ReceivedResponse): Promise<ReadResponse> {
  if (!isObject(response) || typeof response.status !== 'number' || !isObject(response.headers))
    throw new TypeError('expectProblem: expected a response of fetch or supertest');
  return {
    status: response.status,
    fields: fieldsOf(response),
    body: await bodyOf(response),
  };
}
