/** Word forms by their hash. The reader of a message computes the hash as it reads, so that a lookup creates no string. */
import { addToHash, lowerCase } from './characters.js';
import type { FormContent } from './form-content.js';

function hashOf(word: string, before = 0): number {
  let hash = before;
  for (let at = 0; at < word.length; at++) hash = addToHash(hash, word.charCodeAt(at));
  return hash;
}

/** Whether the text contains the form at this place, ignoring case; two words may share a hash. */
function standsIn(text: string, start: number, end: number, form: string): boolean {
  for (let at = start; at < end; at++)
    if (lowerCase(text.charCodeAt(at)) !== form.charCodeAt(at - start)) return false;
  return true;
}

/** The key of the first two characters of a form; forms are added by this key. */
function sectionOf(text: string, start: number): number {
  return (
    ((lowerCase(text.charCodeAt(start)) & 63) << 6) | (lowerCase(text.charCodeAt(start + 1)) & 63)
  );
}

/** Forms with the same first two characters. */
interface Section {
  readonly root: string;
  readonly endings: readonly string[];
  readonly token: number;
}

/** The tokens of lower-case forms: a hash table with open addressing. Forms are added once a text contains a word that begins like them. */
export class FormTable {
  private readonly forms: string[] = [];
  private readonly values: number[] = [];
  private readonly hashes: number[] = [];
  private readonly sections = new Map<number, Section[]>();
  /** Indices in the lists above, plus one; 0 is an empty slot. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor({ roots, endings, tokens, lists }: FormContent) {
    const listed = lists.map((list) => list.split(','));
    const size = endings.reduce((sum, list) => sum + (listed[list] as readonly string[]).length, 0);
    this.mask = 2 ** Math.ceil(Math.log2(size * 2 + 1)) - 1;
    this.slots = new Int32Array(this.mask + 1);
    for (const [family, root] of roots.entries()) {
      const section: Section = {
        root,
        endings: listed[endings[family] as number] as readonly string[],
        token: tokens[family] as number, // every list has an entry for each family
      };
      if (root.length < 2) this.add(section);
      else this.keep(section);
    }
  }

  /** Stores forms until a word begins like them. */
  private keep(section: Section): void {
    const key = sectionOf(section.root, 0);
    const known = this.sections.get(key);
    if (known === undefined) this.sections.set(key, [section]);
    else known.push(section);
  }

  private add({ root, endings, token }: Section): void {
    const hash = hashOf(root);
    for (const ending of endings) {
      this.forms.push(root + ending);
      this.hashes.push(hashOf(ending, hash));
      this.values.push(token);
      this.claimSlot();
    }
  }

  /** Puts the form that was added last into its slot. */
  private claimSlot(): void {
    const { length } = this.hashes;
    let slot = (this.hashes[length - 1] as number) & this.mask; // it was added
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = length;
  }

  /** Adds the forms with this key, once. */
  private open(key: number): void {
    const sections = this.sections.get(key);
    if (sections === undefined) return;
    for (const section of sections) this.add(section);
    this.sections.delete(key);
  }

  /** The token of the form at `start` to `end` in the text. */
  find(hash: number, text: string, start: number, end: number): number | undefined {
    this.open(sectionOf(text, start));
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
