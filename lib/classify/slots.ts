/** What of a message is words of the catalogue and what is not: from it, a sentence can be rebuilt that may be shown. */
import type { ProblemTypeTable } from '../model/problem-type.js';
import { bookOf } from './books.js';
import { tokens } from './vocabulary.js';

/** What stands in a slot: `word` is a word that no phrase has. */
export type SlotKind = 'quotation' | 'number' | 'name' | 'word';

/** A part of a message that differs from occurrence to occurrence. */
export interface Slot {
  readonly kind: SlotKind;
  /** Where it begins in the message. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
}

const kinds: ReadonlyMap<number, SlotKind> = new Map([
  [tokens.unknown, 'word'],
  [tokens.quotation, 'quotation'],
  [tokens.number, 'number'],
  [tokens.name, 'name'],
]);

/**
 * The slots of a message, in its first three sentences and 500 characters. What lies between two of them is words that the
 * catalogue's phrases are made of, words without weight, and punctuation.
 */
export function slotsOf(table: ProblemTypeTable, message: string): readonly Slot[] {
  const slots: Slot[] = [];
  for (const { token, start, end } of bookOf(table).tokensIn(message)) {
    const kind = kinds.get(token);
    if (kind !== undefined) slots.push({ kind, start, end });
  }
  return slots;
}
