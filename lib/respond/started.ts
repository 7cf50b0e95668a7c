/** How a problem is written into a response that has started. */
import type { ProblemDetails } from '../model/problem-details.js';

type Encoder = (problem: ProblemDetails, lastEvent: object | undefined) => string;

/** Server-Sent Events; the leading blank lines end an unfinished frame. */
function eventFrame(problem: ProblemDetails, lastEvent: object | undefined): string {
  const last = lastEvent === undefined ? '' : `data: ${JSON.stringify(lastEvent)}\n\n`;
  return `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n${last}`;
}

/** Newline-delimited JSON; the leading newline ends an unfinished line. */
function jsonLine(problem: ProblemDetails): string {
  return `\n${JSON.stringify({ error: problem })}\n`;
}

/** A record of a JSON text sequence (RFC 7464), which starts with the record separator. */
function jsonRecord(problem: ProblemDetails): string {
  return `\u001e${JSON.stringify({ error: problem })}\n`;
}

const encoders: ReadonlyMap<string, Encoder> = new Map([
  ['text/event-stream', eventFrame],
  ['application/x-ndjson', jsonLine],
  ['application/jsonl', jsonLine],
  ['application/json-seq', jsonRecord],
]);

function encoderOf(contentType: unknown): Encoder | undefined {
  const mediaType = String(contentType).replace(/;[^]*/, '').trim().toLowerCase();
  return encoders.get(mediaType);
}

/** Whether a problem can be appended to a body of this content type. */
export function isStreamType(contentType: unknown): boolean {
  return encoderOf(contentType) !== undefined;
}

/**
 * The problem in the format of the stream.
 * @param lastEvent a last Server-Sent Event after the problem, if any
 * @returns `undefined` if the media type has no way to carry a problem
 */
export function streamChunk(
  contentType: unknown,
  problem: ProblemDetails,
  lastEvent?: object,
): string | undefined {
  return encoderOf(contentType)?.(problem, lastEvent);
}
