/** How a problem is told inside a response that has begun. */
import type { ProblemDetails } from '../model/problem-details.js';

type Encoder = (problem: ProblemDetails, lastEvent: object | undefined) => string;

/** Server-Sent Events; the blank lines in front end a frame that was left unfinished. */
function eventFrame(problem: ProblemDetails, lastEvent: object | undefined): string {
  const last = lastEvent === undefined ? '' : `data: ${JSON.stringify(lastEvent)}\n\n`;
  return `\n\nevent: error\ndata: ${JSON.stringify(problem)}\n\n${last}`;
}

/** Newline-delimited JSON; the newline in front ends a line that was left unfinished. */
function jsonLine(problem: ProblemDetails): string {
  return `\n${JSON.stringify({ error: problem })}\n`;
}

/** A record of RFC 7464, which begins with the record separator. */
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

/** Whether a body of this content type can be ended with a problem. */
export function isStreamType(contentType: unknown): boolean {
  return encoderOf(contentType) !== undefined;
}

/**
 * The problem in the form of the stream.
 * @param lastEvent what Server-Sent Events say behind it, if anything
 * @returns `undefined` where the media type knows no way to tell a problem
 */
export function streamChunk(
  contentType: unknown,
  problem: ProblemDetails,
  lastEvent?: object,
): string | undefined {
  return encoderOf(contentType)?.(problem, lastEvent);
}
