/** JSON texts one a line: newline-delimited JSON, and the records of RFC 7464 where each is one line. */
import type { Format, Message } from './format.js';
import { statusInStream } from './format.js';
import { isPlainObject } from '../values/json.js';
import { completeProblem } from './received-problem.js';

/** Empty lines stand between records. */
function parseLine(line: string): Message | undefined {
  return line.trim() === '' ? undefined : { event: 'message', text: line, id: '' };
}

/** The member of an object that has no other; `undefined` of anything else. */
function onlyMember(value: unknown, name: string): unknown {
  return isPlainObject(value) && Object.keys(value).length === 1 ? value[name] : undefined;
}

/** The format of `application/x-ndjson` and its like. */
export const jsonLines: Format = {
  // oxlint-disable-next-line no-control-regex -- a record of RFC 7464 begins with U+001E, which stands nowhere inside of JSON
  lineEnd: /\r\n?|[\n\x1e]/g,
  lastLineEnd: '\n',
  createParser: () => parseLine,
  isEnd: (_message, data) => onlyMember(data, 'done') === true,
  problemOf: (_message, data) => {
    const error = onlyMember(data, 'error');
    return isPlainObject(error) ? completeProblem(error, statusInStream) : undefined;
  },
};
