/** What distinguishes one stream format from another. */
import type { ProblemDetails } from '../model/problem-details.js';

/** What a stream says at once. */
export interface Message {
  /** The name of the event; `message` where it has none. */
  readonly event: string;
  /** The data as it came. */
  readonly text: string;
  /** The last event id; empty where there is none. */
  readonly id: string;
}

/** Takes the next line, and gives the message that it ends. */
export type LineParser = (line: string) => Message | undefined;

/** One stream format. Where a method is given the data, that is the parsed text, or `undefined` where it is no JSON. */
export interface Format {
  /** Every end of a line, CR, LF and CRLF among them. */
  readonly lineEnd: RegExp;
  /** What ends the last line at the end of the body; empty where an unfinished message is discarded. */
  readonly lastLineEnd: string;
  createParser(): LineParser;
  /** Whether nothing follows this message. */
  isEnd(message: Message, data: unknown): boolean;
  /** The problem, where the message tells one. */
  problemOf(message: Message, data: unknown): ProblemDetails | undefined;
}

/** The status of a problem in a stream that names none: the stream's own is 200. */
export const statusInStream = 502;
