/** Tokenises messages: quotations, numbers and names become slots, and words without weight are left out. */
import {
  addToHash,
  apostrophe,
  digit,
  ideograph,
  isInWord,
  joiner,
  kindAt,
  kindOf,
  letter,
  lineFeed,
  lowerCase,
  point,
  quote,
  space,
  stop,
  underscore,
} from './characters.js';
import { endOfQuotation, startOfValue } from './quotation.js';
import type { FormTable } from './form-table.js';
import { tokens } from './vocabulary.js';

/** The most characters, and sentences, of a message that are read. */
const longest = 500;
const mostSentences = 3;

/** Whether the character continues the word before it, by joining the characters around it. */
function joins(text: string, at: number, code: number): boolean {
  if (code === underscore) return true;
  const may = code === apostrophe || code === point || kindOf(code) === joiner;
  return may && isInWord(kindAt(text, at + 1));
}

/** Holds the tokens of the current message: only one is read at a time, and none has more tokens. */
const scratch = new Int32Array(longest + mostSentences);

/** The tokens of a message, read on demand: most messages state what matters in their first words. */
export class Words {
  private readonly text: string;
  private readonly forms: FormTable;
  private count = 0;
  private sentences = 0;
  /** The index after the last token that was read. */
  private end = 0;

  constructor(message: string, forms: FormTable) {
    this.text = message.length > longest ? message.slice(0, longest) : message;
    this.forms = forms;
  }

  /** The token at this index. */
  at(index: number): number {
    return index < this.count ? (scratch[index] as number) : this.readTo(index); // it was written
  }

  private readTo(index: number): number {
    while (this.count <= index && this.sentences < mostSentences) this.read();
    return index < this.count ? (scratch[index] as number) : tokens.none; // the same
  }

  private push(token: number, end: number): void {
    if (token !== tokens.weightless) scratch[this.count++] = token;
    this.end = end;
  }

  /** Reads the next token, or skips a word without weight. */
  private read(): void {
    const { text } = this;
    let at = this.end;
    let kind = kindAt(text, at);
    while (at < text.length && (kind === space || kind === joiner || kind === 0))
      kind = kindAt(text, ++at);
    this.end = at;
    if (isInWord(kind)) this.readWord();
    else if (kind === ideograph) this.push(this.tokenOfIdeograph(at), at + 1);
    else if (kind === quote) this.readQuotation();
    else if (this.endsSentence(at)) this.endSentence();
    else this.end++;
  }

  private tokenOfIdeograph(at: number): number {
    const hash = addToHash(0, this.text.charCodeAt(at));
    return this.forms.find(hash, this.text, at, at + 1) ?? tokens.unknown;
  }

  private endSentence(): void {
    this.push(tokens.end, this.end + 1);
    this.sentences = this.end < this.text.length ? this.sentences + 1 : mostSentences;
  }

  /** Whether a sentence ends here: a point inside a word or a number does not end it. */
  private endsSentence(at: number): boolean {
    const code = this.text.charCodeAt(at);
    const next = kindAt(this.text, at + 1);
    const isLast = at + 1 >= this.text.length;
    return isLast || next === space || next === stop || code === lineFeed || code > 127;
  }

  private readWord(): void {
    const { text } = this;
    let isWord = true;
    let hasLetter = false;
    let at = this.end;
    let hash = 0;
    for (; ; at++) {
      const code = lowerCase(text.charCodeAt(at));
      const kind = kindOf(code);
      if (kind === letter) hasLetter = true;
      else if (kind === space) break;
      else if (kind !== digit && !joins(text, at, code)) break;
      else if (code !== apostrophe) isWord = false;
      hash = addToHash(hash, code);
    }
    const token = this.forms.find(hash, text, this.end, at);
    this.push(token ?? this.tokenOfOther(at, isWord, hasLetter), at);
  }

  private tokenOfOther(end: number, isWord: boolean, hasLetter: boolean): number {
    if (!isWord) return hasLetter ? tokens.name : tokens.number;
    if (!this.text.startsWith("'s", end - 2)) return tokens.unknown;
    return this.forms.get(this.text.slice(this.end, end - 2).toLowerCase()) ?? tokens.unknown;
  }

  /** Reads a quotation as one slot, or skips the name of a member that contains a message. */
  private readQuotation(): void {
    const { text, end: start } = this;
    const end = endOfQuotation(text, start);
    const value = startOfValue(text, start, end);
    if (end === -1) this.end++;
    else if (value !== -1) this.end = value;
    else this.push(tokens.quotation, end);
  }
}
