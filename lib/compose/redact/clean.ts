/** What is done to a text before any rule sees it. */
import { stripVTControlCharacters } from 'node:util';
import { bounded } from '../../read/facts/message.js';

/** Neither printable ASCII nor the start of a line. */
const unusual = /[^\n\t -~]/;
/** Control characters, which forge lines of a log or steer a terminal, and characters that nobody sees or that turn the direction of writing. */
const invisibleForm = String.raw`(?![\t\n])\p{Cc}|[\u2028\u2029]|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}`;
/** Made where it is needed: V8 looks up the classes of Unicode whenever it reads such a pattern. */
let invisible: RegExp | undefined;

/** The beginning of the text, within the bound, without what cannot be seen. */
export function clean(text: string): string {
  const within = bounded(text);
  if (!unusual.test(within)) return within;
  invisible ??= new RegExp(invisibleForm, 'gu');
  return stripVTControlCharacters(within).replace(invisible, '').toWellFormed();
}
