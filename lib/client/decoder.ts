/** Text in pieces becomes events. */
import type { Format } from './format.js';
import { parseJson } from '../values/json.js';
import { createLineSplitter } from './lines.js';
import { ProblemError } from './problem-error.js';

/** One event of a stream, with its data as parsed JSON. */
export interface StreamEvent<Data = unknown> {
  /** The name of the event; `message` where it has none. */
  readonly event: string;
  /** The parsed JSON; the text itself where it is none. */
  readonly data: Data;
  /** The last event id that the stream gave, if any. */
  readonly id?: string;
}

/** What the beginning of a JSON object, array or string looks like. */
const tornJson = /^(?:["[{]|$)/;

/**
 * Makes a function that takes the next piece and gives the events that it ends; it returns whether the stream has
 * said its end. An event may have been torn off by the problem behind it: where its data looks so, it is given when
 * something else follows.
 * @throws ProblemError with the problem that the stream tells
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
