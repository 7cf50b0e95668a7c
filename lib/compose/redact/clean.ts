/** Prepares a string for the rules. */
import { stripVTControlCharacters } from 'node:util';
import { bounded } from '../../read/facts/message.js';

/** Neither printable ASCII nor a line feed. */
const unusual = /[^\n\t -~]/;
/** Control characters, which forge log lines or control a terminal, and invisible and bidirectional control characters. */
const invisibleForm = String.raw`(?![\t\n])\p{Cc}|[\u2028\u2029]|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}`;
/** Created on first use, because V8 resolves the Unicode classes whenever it reads such a pattern. */
let invisible: RegExp | undefined;

/** The beginning of the string, up to the limit for patterns, without invisible characters. */
export function clean(text: string): string {
  const within = bounded(text);
  if (!unusual.test(within)) return within;
  invisible ??= new RegExp(invisibleForm, 'gu');
  return stripVTControlCharacters(within).replace(invisible, '').toWellFormed();
}
