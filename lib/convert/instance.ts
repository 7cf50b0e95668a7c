/** The URI of an occurrence. */
import { ask } from '../callbacks/index.js';

/** A URI reference has no spaces and no control characters (RFC 3986). */
function isUriReference(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2000}$/.test(value);
}

/** A random URN (RFC 9562), which reveals nothing about the request. */
export function randomInstance(): string {
  return `urn:uuid:${crypto.randomUUID()}`;
}

/** Returns the URI of an occurrence, which may depend on the request. */
export type InstanceSource<Request = unknown> = (request: Request) => string;

/** Creates the source of URIs: the app's function, or if it is missing, fails or returns no URI, a random URI. */
export function createInstanceSource<Request>(
  instance: ((request: Request) => unknown) | undefined,
): InstanceSource<Request> {
  if (instance === undefined) return randomInstance;
  const ofRequest = (request: Request): unknown => {
    const given = instance(request);
    // pino-http counts requests unless the app tells it otherwise.
    return typeof given === 'number' ? String(given) : given;
  };
  return (request) => ask('instance', () => ofRequest(request), isUriReference) ?? randomInstance();
}
