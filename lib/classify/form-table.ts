/** Words by their hash, which the reader of a message computes as it goes: no string is made of a word to look it up. */
import { addToHash, lowerCase } from './characters.js';
import type { FormContent } from './form-content.js';

function hashOf(word: string, before = 0): number {
  let hash = before;
  for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at));
  return hash;
}

/** Whether the text has the form there, in whichever case: two words may have one hash. */
function standsIn(text: string, start: number, end: number, form: string): boolean {
  for (let at = start; at < end; at++)
    if (lowerCase(text.charCodeAt(at)) !== form.charCodeAt(at - start)) return false;
  return true;
}

/** The tokens of forms in lower case: a hash table with open addressing. */
export class FormTable {
  private readonly forms: string[] = [];
  private readonly values: number[] = [];
  private readonly hashes: number[] = [];
  /** Places in the lists above, plus one; 0 is an empty slot. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor({ roots, endings, tokens, lists }: FormContent) {
    const listed = lists.map((list) => list.split(','));
    for (const [family, root] of roots.entries()) {
      const hash = hashOf(root);
      for (const ending of listed[endings[family] as number] as readonly string[]) {
        this.forms.push(root + ending);
        this.hashes.push(hashOf(ending, hash));
        this.values.push(tokens[family] as number); // all lists have each family
      }
    }
    const size = 2 ** Math.ceil(Math.log2(this.forms.length * 2 + 1));
    this.mask = size - 1;
    this.slots = new Int32Array(size);
    for (const [place, hash] of this.hashes.entries()) {
      let slot = hash & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = place + 1;
    }
  }

  /** The token of the form that stands in the text from `start` to `end`. */
  find(hash: number, text: string, start: number, end: number): number | undefined {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const place = (this.slots[slot] as number) - 1; // the mask keeps within the slots
      if (place === -1) return undefined;
      if (this.hashes[place] !== hash) continue;
      const form = this.forms[place] as string; // each hash has its form
      if (standsIn(text, start, end, form)) return this.values[place];
    }
  }

  /** The token of a form. */
  get(form: string): number | undefined {
    return this.find(hashOf(form), form, 0, form.length);
  }
}
