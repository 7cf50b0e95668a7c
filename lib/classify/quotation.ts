/** Quotations in a message. */
import { apostrophe, isInWord, kindAt, letter } from './characters.js';

const longestQuotation = 300;
/** The name of a member whose value is a message: the value is read rather than skipped as a quotation. */
const messageKey = /^\W{0,3}(?:message|msg|detail|error|error_msg|raw)\W/i;
const beforeValue = /^:\s{0,4}["']?/;

const closing: Readonly<Record<string, string>> = { '‘': '’', '“': '”' };

/** Whether the quotation mark is inside a word, as in "don't". */
function isApostrophe(text: string, at: number): boolean {
  return text.charCodeAt(at) === apostrophe && kindAt(text, at + 1) === letter;
}

/** The index after the closing mark; -1 if the mark does not open a quotation. */
export function endOfQuotation(text: string, start: number): number {
  if (isInWord(kindAt(text, start - 1))) return -1; // an apostrophe after a plural
  const open = text.charAt(start);
  const close = closing[open] ?? open;
  let end = text.indexOf(close, start + 1);
  while (end !== -1 && isApostrophe(text, end)) end = text.indexOf(close, end + 1);
  return end === -1 || end - start > longestQuotation ? -1 : end + 1;
}

/** If the quotation names a member that contains a message, the index at which its value starts; otherwise -1. */
export function startOfValue(text: string, start: number, end: number): number {
  if (text.charAt(end) !== ':' || !messageKey.test(text.slice(start, end + 1))) return -1;
  const [before] = beforeValue.exec(text.slice(end, end + 7)) as RegExpExecArray; // the colon stands there
  return end + before.length;
}
