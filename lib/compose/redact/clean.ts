/** Prepares a string for the rules. */
import { stripVTControlCharacters } from 'node:util';
import { bounded } from '../../read/facts/message.js';

/** Neither printable ASCII nor a line feed. */
const unusual = /[^\n\t -~]/;
/** Control characters, which forge log lines or control a terminal, and invisible and bidirectional control characters. */
const invisible =
  /(?![\t\n])\p{Cc}|[\u2028\u2029]|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}/gu;

/** The beginning of the string, up to the limit for patterns, without invisible characters. */
export function clean(text: string): string {
  const within = bounded(text);
  if (!unusual.test(within)) return within;
  return stripVTControlCharacters(within).replace(invisible, '').toWellFormed();
}
