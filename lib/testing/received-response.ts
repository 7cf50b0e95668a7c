/** Responses as tests receive them: from `fetch`, and from supertest. */
import { isObject } from '../values/property.js';

/** A response of `fetch`; its body may still be read after the check. */
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

/** What is looked at of a response of `fetch` or supertest. */
export type ReceivedResponse = FetchedResponse | SupertestResponse;

/** A response whose body has been read. */
export interface ReadResponse {
  readonly status: number;
  /** The header fields, by their lower-case names. */
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
    'expectProblem: the body of the response has been read; check it before, or give a clone',
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
 * @throws TypeError where it is not one, or where its body has been read before
 */
export async function readResponse(response: ReceivedResponse): Promise<ReadResponse> {
  if (!isObject(response) || typeof response.status !== 'number' || !isObject(response.headers))
    throw new TypeError('expectProblem: give a response of fetch or supertest');
  return {
    status: response.status,
    fields: fieldsOf(response),
    body: await bodyOf(response),
  };
}
