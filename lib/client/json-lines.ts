/** JSON values, one per line: newline-delimited JSON, and the records of RFC 7464 if each is a single line. */
import type { Format, Message } from './format.js';
import { statusInStream } from './format.js';
import { isPlainObject } from '../values/json.js';
import { completeProblem } from './received-problem.js';

/** Empty lines separate records. */
function parseLine(line: string): Message | undefined {
  return line.trim() === '' ? undefined : { event: 'message', text: line, id: '' };
}

/** The value of a member if it is the object's only one; otherwise `undefined`. */
function onlyMember(value: unknown, name: string): unknown {
  return isPlainObject(value) && Object.keys(value).length === 1 ? value[name] : undefined;
}

/** The format of `application/x-ndjson`, `application/jsonl` and `application/json-seq`. */
export const jsonLines: Format = {
  // oxlint-disable-next-line no-control-regex -- a record of RFC 7464 starts with U+001E, which cannot occur within JSON
  lineEnd: /\r\n?|[\n\x1e]/g,
  lastLineEnd: '\n',
  createParser: () => parseLine,
  isEnd: (_message, data) => onlyMember(data, 'done') === true,
  problemOf: (_message, data) => {
    const error = onlyMember(data, 'error');
    return isPlainObject(error) ? completeProblem(error, statusInStream) : undefined;
  },
};
