/** Strings with secrets, and strings that must stay. Random parts are generated at run time, so that no file contains a key. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A random number generator, from 0 to 1, that is the same for the same seed. */
export type Random = () => number;

export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digits = '0123456789';
const small = 'abcdefghijklmnopqrstuvwxyz';
const capitals = small.toUpperCase();

const alphabets: Readonly<Record<string, string>> = {
  base62: capitals + small + digits,
  base64: `${capitals}${small}${digits}+/`,
  base64url: `${capitals}${small}${digits}-_`,
  hex: `${digits}abcdef`,
  upper: capitals + digits,
  lower: small + digits,
  digits,
};

/** A random element. */
export function pick<Item>(items: ArrayLike<Item>, next: Random): Item {
  return items[Math.floor(next() * items.length)] as Item; // the array is not empty
}

/** A number of random characters of this alphabet. */
export function characters(alphabet: string, length: number, next: Random): string {
  const all = alphabets[alphabet] ?? '';
  return Array.from({ length }, () => pick(all, next)).join('');
}

/** The string with random characters in place of `{base62:24}` and similar marks. */
export function fill(text: string, next: Random): string {
  return text
    .replace(/\{uuid\}/g, '{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}')
    .replace(/\{(base62|base64url|base64|hex|upper|lower|digits):(\d+)\}/g, (_all, name, length) =>
      characters(String(name), Number(length), next),
    );
}

/** The parts between « and ». */
export function marked(text: string): readonly string[] {
  return Array.from(text.matchAll(/«([^»]*)»/g), ([, inner = '']) => inner);
}

export function withoutMarks(text: string): string {
  return text.replace(/[«»]/g, '');
}

/** A listed string; `half` states whether it was known while the rules were written. */
export interface Listed {
  readonly id: string;
  readonly group: string;
  readonly half: 'shared' | 'tune' | 'kept';
  readonly text: string;
}

export function listed(name: 'secrets' | 'keep'): readonly Listed[] {
  const file = join(__dirname, '..', 'fixtures', 'redaction', `${name}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Listed);
}

/** A listed string with its random parts, the same each time. */
export function filled({ text }: Listed, index: number): string {
  return fill(text, random(index + 1));
}
