/** Errors that nobody has read, by the SDK's own factory: `APIError.generate`, which its client calls. */
import { APIError as APIError6 } from 'openai/error';
import { APIError as APIError7 } from 'openai7/error';
import { bodies, headerFields } from './wire.mjs';

const factories = { 6: APIError6, 7: APIError7 };

/** A new error each time, if wanted with a body or header fields of its own. */
export function generated(
  status,
  { sdk = 6, body = bodies[status], fields = headerFields(status) } = {},
) {
  return factories[sdk].generate(Number(status), { error: body }, undefined, new Headers(fields));
}
