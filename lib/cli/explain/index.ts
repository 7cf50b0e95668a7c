/** Explains text copied from a terminal, a log or a response. */
import { blocksIn, recordOfBlock } from './block.js';
import { explainFacts, explainStatus, type Explanation } from './explanation.js';
import { explainJson, type Head } from './json.js';
import { explainMessage } from './message.js';
import { explainName, explainTitle } from './name.js';
import { explainRecord } from './record.js';
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

/** Splits the output of `curl -i` into its last head, after those of proxies and redirects, and the body. */
function splitHead(text: string): { readonly head?: Head; readonly body: string } {
  let head: Head | undefined;
  let body = text;
  while (statusLine.test(body)) {
    const end = /\r?\n\r?\n|$/.exec(body) as RegExpExecArray; // always matches at the end of the text
    head = readHead(body.slice(0, end.index));
    body = body.slice(end.index + end[0].length);
  }
  return head === undefined ? { body } : { head, body };
}

const mostLines = 500;

/** The data of Server-Sent Events, or lines of JSON, the last one first, since a stream ends with its error. */
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
 * @returns the explanation; `undefined` if the text is none of these, or reports no error
 */
export function explain(text: string): Explanation | undefined {
  const { head, body } = splitHead(text.trim());
  if (head !== undefined && body.trim() === '') return explainStatus(head.status);
  if (head !== undefined) return explainBody(body, head);
  return explainName(body) ?? explainTitle(body) ?? explainBody(body, head);
}

/** The names and times that containers and journals put in front of log lines. */
const prefix = /^[^{]{0,200}?(?=\{")/;

function isFound(explanation: Explanation | undefined): explanation is Explanation {
  return explanation !== undefined;
}

/** Explains each line of a JSON log. */
function explainRecords(lines: readonly string[]): readonly Explanation[] {
  const values = lines.slice(-mostLines).map((line) => parseJson(line.replace(prefix, '')));
  return values.map((value) => explainJson(value)).filter(isFound);
}

/** Explains lines that are each a name or a message; returns an empty array if any of them is not. */
function explainEach(lines: readonly string[]): readonly Explanation[] {
  if (lines.length > mostLines || lines.some((line) => /^\s/.test(line))) return [];
  const found: Explanation[] = [];
  for (const line of lines) {
    const explanation = explain(line);
    if (explanation === undefined) return [];
    found.push(explanation);
  }
  return found;
}

/** Explains a text with several independent lines; returns an empty array if it is a single text. */
function explainSeveral(text: string): readonly Explanation[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isStream = lines.some((line) => /^(?:data|event):/.test(line));
  if (lines.length < 2 || isStream || statusLine.test(text) || parseJson(text) !== undefined)
    return [];
  const records = explainRecords(lines);
  return records.length > 0 ? records : explainEach(lines);
}

/**
 * Explains everything in a text: blocks and lines of a log, several statuses, codes or messages, or a single input of `explain`.
 * @returns the explanations; an empty array if nothing is recognized
 */
export function explainAll(text: string): readonly Explanation[] {
  const blocks = blocksIn(text).map((part) => explainRecord(recordOfBlock(part)));
  if (blocks.some(isFound)) return [...explainRecords(text.split('\n')), ...blocks.filter(isFound)];
  const several = explainSeveral(text.trim());
  return several.length > 0 ? several : [explain(text)].filter(isFound);
}
