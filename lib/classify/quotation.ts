/** Quotations in a message. */
import { apostrophe, isInWord, kindAt, letter } from './characters.js';

const longestQuotation = 300;
/** A member whose value is a message is no quotation: the value is read on. */
const messageKey = /^\W{0,3}(?:message|msg|detail|error|error_msg|raw)\W/i;
const beforeValue = /^:\s{0,4}["']?/;

const closing: Readonly<Record<string, string>> = { '‘': '’', '“': '”' };

/** Whether a mark stands inside of a word, as in a quotation that says "don't". */
function isApostrophe(text: string, at: number): boolean {
  return text.charCodeAt(at) === apostrophe && kindAt(text, at + 1) === letter;
}

/** Behind the closing mark; -1 where the mark opens no quotation. */
export function endOfQuotation(text: string, start: number): number {
  if (isInWord(kindAt(text, start - 1))) return -1; // the apostrophe of a plural's genitive
  const open = text.charAt(start);
  const close = closing[open] ?? open;
  let end = text.indexOf(close, start + 1);
  while (end !== -1 && isApostrophe(text, end)) end = text.indexOf(close, end + 1);
  return end === -1 || end - start > longestQuotation ? -1 : end + 1;
}

/** Where the value begins of the member that the quotation names, if it holds a message: it is read on; -1 for any other quotation. */
export function startOfValue(text: string, start: number, end: number): number {
  if (text.charAt(end) !== ':' || !messageKey.test(text.slice(start, end + 1))) return -1;
  const [before] = beforeValue.exec(text.slice(end, end + 7)) as RegExpExecArray; // the colon stands there
  return end + before.length;
}
