/** Server-Sent Events as the HTML standard defines them (section 9.2.6); `retry` is ignored, since nothing reconnects. */
import type { Format, LineParser, Message } from './format.js';
import { statusInStream } from './format.js';
import { isPlainObject } from '../values/json.js';
import { bounded } from './lines.js';
import { completeProblem } from './received-problem.js';
import { streamInterrupted } from './received-problem.js';

/** The name and value of a line; a comment is a field with an empty name. */
function fieldOf(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon === -1) return [line, ''];
  return [line.slice(0, colon), line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)];
}

function createParser(): LineParser {
  let event = '';
  let text: string | undefined;
  let id = '';

  /** Called for an empty line, which ends the frame; a frame without data is not an event. */
  function endFrame(): Message | undefined {
    const message = text === undefined ? undefined : { event: event || 'message', text, id };
    event = '';
    text = undefined;
    return message;
  }

  return function parseLine(line) {
    if (line === '') return endFrame();
    const [name, value] = fieldOf(line);
    if (name === 'data') text = text === undefined ? value : bounded(`${text}\n${value}`);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    return undefined;
  };
}

/** The format of `text/event-stream`. An event named `error` ends the stream, even if its data is not a problem. */
export const eventStream: Format = {
  lineEnd: /\r\n?|\n/g,
  lastLineEnd: '',
  createParser,
  isEnd: ({ text }) => text === '[DONE]',
  problemOf: ({ event }, data) => {
    if (event !== 'error') return undefined;
    return isPlainObject(data) ? completeProblem(data, statusInStream) : streamInterrupted;
  },
};
