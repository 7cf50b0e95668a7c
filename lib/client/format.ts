/** The differences between the stream formats. */
import type { ProblemDetails } from '../model/problem-details.js';

/** One event or line of a stream, with its data not yet parsed. */
export interface Message {
  /** The name of the event; `message` if it has none. */
  readonly event: string;
  /** The data as received. */
  readonly text: string;
  /** The last event id; empty if there is none. */
  readonly id: string;
}

/** Takes the next line and returns the message that it completes, if any. */
export type LineParser = (line: string) => Message | undefined;

/** One stream format. The `data` that methods receive is the parsed JSON, or `undefined` if the message is not valid JSON. */
export interface Format {
  /** Matches every line ending: CR, LF and CRLF, at least. */
  readonly lineEnd: RegExp;
  /** Completes the last line when the body ends; empty if an incomplete message is discarded. */
  readonly lastLineEnd: string;
  createParser(): LineParser;
  /** Whether this is the terminal message. */
  isEnd(message: Message, data: unknown): boolean;
  /** The problem that the message reports, if any. */
  problemOf(message: Message, data: unknown): ProblemDetails | undefined;
}

/** The status of a problem mid-stream that does not state one; the response itself has 200. */
export const statusInStream = 502;
