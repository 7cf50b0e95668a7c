/** Explains whatever has been copied from a terminal, a log or a response. */
import { explainFacts, explainStatus, type Explanation } from './explanation.js';
import { explainJson, type Head } from './json.js';
import { explainMessage } from './message.js';
import { explainName, explainTitle } from './name.js';
import { parseJson } from '../../values/json.js';

export type { Explanation } from './explanation.js';

const statusLine = /^HTTP\/[\d.]{1,3} (\d{3})\b/;

function readHead(text: string): Head {
  const status = Number(statusLine.exec(text)?.[1]);
  const [, ...lines] = text.split(/\r?\n/);
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return { status, headers: Object.fromEntries(fields) };
}

/** The last head of `curl -i`, behind those of proxies and redirects, and the body. */
function splitHead(text: string): { readonly head?: Head; readonly body: string } {
  let head: Head | undefined;
  let body = text;
  while (statusLine.test(body)) {
    const end = /\r?\n\r?\n|$/.exec(body) as RegExpExecArray; // the end of the text matches
    head = readHead(body.slice(0, end.index));
    body = body.slice(end.index + end[0].length);
  }
  return head === undefined ? { body } : { head, body };
}

const mostLines = 500;

/** The data of Server-Sent Events, or lines of JSON, the last one first: a stream ends with its error. */
function lastValues(text: string): readonly unknown[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^data: ?/, ''))
    .filter((line) => line.startsWith('{'))
    .slice(-mostLines)
    .toReversed()
    .map(parseJson);
}

function explainLines(text: string): Explanation | undefined {
  for (const value of lastValues(text)) {
    const explanation = explainJson(value);
    if (explanation !== undefined) return explanation;
  }
  return undefined;
}

function explainBody(body: string, head: Head | undefined): Explanation | undefined {
  const value = parseJson(body);
  if (value !== undefined && typeof value !== 'number') return explainJson(value, head);
  if (head === undefined || head.status < 400) return explainLines(body) ?? explainMessage(body);
  return explainFacts({ ...head, error: body });
}

/**
 * Explains a status, code, slug, message, JSON body, stream or whole response.
 * @returns `undefined` where it is none of these, or reports no error
 */
export function explain(text: string): Explanation | undefined {
  const { head, body } = splitHead(text.trim());
  if (head !== undefined && body.trim() === '') return explainStatus(head.status);
  if (head !== undefined) return explainBody(body, head);
  return explainName(body) ?? explainTitle(body) ?? explainBody(body, head);
}
