/** Error bodies that came with status 200: inside a stream, or in the place of a result. */
import type { FailureKind, OpenAIFailure } from '../failure.js';
import { readBody } from './body.js';
import { fromResponse, statusOfCode } from './facts.js';
import { isObject, property, text } from './property.js';

const noHeader = (): undefined => undefined;

/** What an error event holds, or says itself where it is flat; its `type` is that of an event, not of an error. */
function withoutEvent(body: unknown): unknown {
  if (property(body, 'type') !== 'error') return body;
  const error = property(body, 'error');
  if (isObject(error)) return error;
  const message = property(body, 'message') ?? error;
  return { message, code: property(body, 'code'), param: property(body, 'param') };
}

/** The status that the body names, since the response did not have it. */
function statusIn(body: unknown, code: string | undefined): number | undefined {
  const named = property(body, 'status') ?? property(body, 'statusCode');
  return statusOfCode(code) ?? statusOfCode(text(named));
}

interface Origin {
  readonly kind?: FailureKind;
  /** The body by whose shape the provider is known; absent where OpenAI's own shape stands around it. */
  readonly evidence?: unknown;
}

/** The failure that an error body tells. */
export function readErrorBody(
  body: unknown,
  { kind = 'stream', evidence }: Origin = {},
): OpenAIFailure {
  const error = withoutEvent(body);
  const facts = readBody(error);
  const status = statusIn(error, facts.code);
  return fromResponse({ ...facts, kind, status, body: evidence, header: noHeader });
}
