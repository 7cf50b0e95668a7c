/** Decodes pieces of text into events. */
import type { Format } from './format.js';
import { parseJson } from '../values/json.js';
import { createLineSplitter } from './lines.js';
import { ProblemError } from './problem-error.js';

/** One event of a stream: its name, its data and its id. */
export interface StreamEvent<Data = unknown> {
  /** The name of the event; `message` if it has none. */
  readonly event: string;
  /** The data as parsed JSON, or as a string if it is not valid JSON. */
  readonly data: Data;
  /** The last event id that the stream has sent; absent if it has sent none. */
  readonly id?: string;
}

/** The start of a JSON object, array or string. */
const tornJson = /^(?:["[{]|$)/;

/**
 * Creates a function that takes the next piece of text and yields the events that it completes. It returns whether the
 * stream has sent its terminal event. An event that looks truncated is held back until another follows, since a problem may have
 * cut it off.
 * @throws ProblemError with the problem that the stream reports
 */
export function createDecoder(format: Format): (piece: string) => Generator<StreamEvent, boolean> {
  const split = createLineSplitter(format.lineEnd);
  const parse = format.createParser();
  let held: StreamEvent | undefined;

  return function* decode(piece) {
    for (const line of split(piece)) {
      const message = parse(line);
      if (message === undefined) continue;
      const { event, text, id } = message;
      const data = parseJson(text);
      const problem = format.problemOf(message, data);
      if (problem !== undefined) throw new ProblemError(problem);
      if (held !== undefined) yield held;
      held = undefined;
      if (format.isEnd(message, data)) return true;
      const next = { event, data: data === undefined ? text : data, ...(id !== '' && { id }) };
      if (data === undefined && tornJson.test(text)) held = next;
      else yield next;
    }
    return false;
  };
}
