/** Reads the parameters of a call before it is made. */
import { property } from '../values/property.js';
import { modelOf } from './model-name.js';

/** The parameters of a `fetch` call. */
export interface Call {
  readonly url: string;
  readonly init: Readonly<Record<string, unknown>> | undefined;
  readonly headers: unknown;
  readonly signal: AbortSignal | undefined;
}

/** Reads the parameters of `fetch`: SDKs pass a URL and an object, apps may pass a `Request`. */
export function readCall(input: unknown, init: Call['init']): Call {
  const isRequest = typeof input === 'object' && input !== null && 'url' in input;
  return {
    url: isRequest ? String(input.url) : String(input),
    init,
    headers: init?.['headers'] ?? (isRequest ? property(input, 'headers') : undefined),
    // `fetch` accepts nothing else as a signal.
    signal: (init?.['signal'] ?? (isRequest ? property(input, 'signal') : undefined)) as
      AbortSignal | undefined,
  };
}

/** A header by its lower-case name, from any form that `fetch` accepts: `Headers`, pairs or an object. */
export function headerOf(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined;
  if ('get' in headers && typeof headers.get === 'function')
    return (headers as Headers).get(name) ?? undefined; // the method was just checked
  for (const [key, value] of Object.entries(headers)) {
    const [header, text] = Array.isArray(value) ? (value as unknown[]) : [key, value];
    if (String(header).toLowerCase() === name) return String(text);
  }
  return undefined;
}

const authority = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i;
const deployment = /\/deployments\/([^/?#]{1,200})/;

/** The host and port of a URL. */
export function hostOf(url: string): string {
  return authority.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** The deployment in the URL, as on Azure, otherwise the model in the body. */
export function calledModel({ url, init }: Call): string | undefined {
  return deployment.exec(url)?.[1] ?? modelOf(init?.['body']);
}

/** Adds `duplex: 'half'`, which Node.js requires for stream bodies and SDK 4 does not set for uploads. */
export function withDuplex(init: Call['init']): Call['init'] {
  const body = init?.['body'];
  const isStream = typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
  return isStream && init?.['duplex'] === undefined ? { ...init, duplex: 'half' } : init;
}
