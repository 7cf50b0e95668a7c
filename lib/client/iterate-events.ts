/** The events of a stream, until its end or its problem. */
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

/** Why a response without events is refused. */
async function refusal(response: ResponseLike): Promise<Error> {
  const mediaType = mediaTypeOf(response);
  const { status } = response;
  if (mediaType === problemMediaType) {
    return new ProblemError((await readProblem(response)) ?? completeProblem({}, status));
  }
  return new TypeError(
    `iterateEvents: a response of status ${status} and type '${mediaType}' is no stream of events; give one of type ${[...formats.keys()].join(', ')}`,
  );
}

/** Reads up to the end that the stream itself says. */
async function* readEvents(reader: BodyReader, format: Format): AsyncGenerator<StreamEvent> {
  const decode = createDecoder(format);
  for await (const piece of readText(reader)) {
    if (yield* decode(piece)) return;
  }
  if (yield* decode(format.lastLineEnd)) return;
  throw new Error('The stream lacks its end');
}

/** What the caller is to see: its own abort and the stream's problem as they are, all else as an interruption. */
function asThrown(error: unknown): unknown {
  if (error instanceof ProblemError || isAbort(error)) return error;
  return new ProblemError(streamInterrupted, { cause: error });
}

/**
 * Iterates the events of a `fetch` response: Server-Sent Events (`text/event-stream`) or JSON one a line
 * (`application/x-ndjson`, `application/jsonl`, `application/json-seq`). It ends with `[DONE]` or `{"done":true}`, which
 * is not given. Leaving the loop gives the body up, which closes the connection.
 * @throws ProblemError where the response is a problem, where the stream tells one, and where it ends before its end or
 * the connection breaks (`stream-interrupted`, with the `cause`), also on an event of more than 16 Mi characters
 * @throws TypeError where the response is none of these
 * @throws an `AbortError` if the caller's own signal was aborted without a reason. What a reason of its own becomes depends on the
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
    // What the data is, only the caller knows.
    yield* readEvents(reader, format) as AsyncGenerator<StreamEvent<Data>, void>;
    release = drain;
  } catch (error) {
    if (error instanceof ProblemError) release = drain;
    throw asThrown(error);
  } finally {
    release(reader);
  }
}
