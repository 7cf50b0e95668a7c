/** Iterates the events of a stream until it ends or fails. */
import { createDecoder, type StreamEvent } from './decoder.js';
import { eventStream } from './event-stream.js';
import type { Format } from './format.js';
import { jsonLines } from './json-lines.js';
import { ProblemError } from './problem-error.js';
import { problemMediaType, readProblem } from './read-problem.js';
import { completeProblem } from './received-problem.js';
import {
  discard,
  drain,
  isAbort,
  mediaTypeOf,
  readText,
  type BodyReader,
  type ResponseLike,
} from './response.js';
import { streamInterrupted } from './received-problem.js';

const formats: ReadonlyMap<string, Format> = new Map([
  ['text/event-stream', eventStream],
  ['application/x-ndjson', jsonLines],
  ['application/jsonl', jsonLines],
  ['application/json-seq', jsonLines],
]);

/** The error for a response that has no events. */
async function refusal(response: ResponseLike): Promise<Error> {
  const mediaType = mediaTypeOf(response);
  const { status } = response;
  if (mediaType === problemMediaType) {
    return new ProblemError((await readProblem(response)) ?? completeProblem({}, status));
  }
  return new TypeError(
    `iterateEvents: a response with status ${status} and type '${mediaType}' is not an event stream; expected one of type ${[...formats.keys()].join(', ')}`,
  );
}

/** Reads up to the terminal event. */
async function* readEvents(reader: BodyReader, format: Format): AsyncGenerator<StreamEvent> {
  const decode = createDecoder(format);
  for await (const piece of readText(reader)) {
    if (yield* decode(piece)) return;
  }
  if (yield* decode(format.lastLineEnd)) return;
  throw new Error('The stream ended without its terminal event');
}

/** The error to throw: the caller's own abort and the stream's problem unchanged, anything else as an interruption. */
function asThrown(error: unknown): unknown {
  if (error instanceof ProblemError || isAbort(error)) return error;
  return new ProblemError(streamInterrupted, { cause: error });
}

/**
 * Iterates the events of a `fetch` response: Server-Sent Events (`text/event-stream`) or one JSON value per line
 * (`application/x-ndjson`, `application/jsonl`, `application/json-seq`). Iteration ends at `[DONE]` or `{"done":true}`, which
 * is not yielded. Leaving the loop early cancels the body, which closes the connection.
 * @typeParam Data the type of the events' data; not checked
 * @throws ProblemError if the response is a problem, if the stream reports one, or if it stops before its terminal event
 * (`stream-interrupted`, with the `cause`): the connection broke, or an event has more than 16 Mi characters
 * @throws TypeError if the response has another media type, or is not a response
 * @throws an `AbortError` if the caller's own signal was aborted without a reason. With a reason, the error depends on the
 * browser: check `signal.aborted` first
 * @example
 * for await (const { data } of iterateEvents(await fetch('/chat', { method: 'POST', body }))) {
 *   show(data.choices[0]?.delta.content);
 * }
 */
export async function* iterateEvents<Data = unknown>(
  response: ResponseLike,
): AsyncGenerator<StreamEvent<Data>, void, undefined> {
  const format = formats.get(mediaTypeOf(response));
  if (format === undefined) throw await refusal(response);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new ProblemError(streamInterrupted);
  let release = discard;
  try {
    // Only the caller knows the type of the data.
    yield* readEvents(reader, format) as AsyncGenerator<StreamEvent<Data>, void>;
    release = drain;
  } catch (error) {
    if (error instanceof ProblemError) release = drain;
    throw asThrown(error);
  } finally {
    release(reader);
  }
}
