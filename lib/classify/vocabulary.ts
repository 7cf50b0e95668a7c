/** The words of the phrases, in every form that an upstream may use. */
import type { Family } from './form-content.js';

/** Tokens that are not words of a phrase. */
export const tokens = {
  /** A word without weight: an article, a form of "be". */
  weightless: 0,
  /** A word that occurs in no phrase. */
  unknown: 1,
  quotation: 2,
  number: 3,
  /** A word with a digit, an underscore, a slash or the like: an ID, a path, the name of a parameter. */
  name: 4,
  /** The end of a sentence. */
  end: 5,
  /** After the last word. */
  none: 6,
} as const;

const firstWord = 7;

const weightless =
  `a an the this that these those is are was were be been being am has have had having do does did can could
  will would may might your my our their its it i we you to please currently temporarily also just here there you've you're
  we've we're it's that's i'm they`.split(/\s+/);

/** All of them mean "not". */
const negations: ReadonlySet<string> = new Set(
  `not can't cannot couldn't doesn't don't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't unable`.split(
    ' ',
  ),
);

/** In front of a word in a phrase: exactly this form, no other form of the word. */
const pin = '=';

const letters = /^[a-z]+$/;
const doubled = /([bdgmnprt])\1$/;
const endings: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/(?:ies|ied)$/, 'y'],
  [/(?<=...)(?:ing|(?<!e)ed)$/, ''],
  [/(?<![su])s$/, ''],
];

/** A word without its ending: `exceeds`, `exceeded` and `exceeding` have one root. */
function rootOf(word: string): string {
  if (word.length < 4 || !letters.test(word)) return word;
  const [ending, instead] = endings.find(([pattern]) => pattern.test(word)) ?? [/$/, ''];
  return word.replace(ending, instead).replace(doubled, '$1').replace(/e$/, '');
}

/** The forms of a word; forms that do not exist do no harm. */
function formsOf(word: string): readonly string[] {
  const root = rootOf(word);
  if (!letters.test(word)) return [word];
  const stem = root.slice(0, -1);
  if (root.endsWith('y')) return [word, root, `${root}s`, `${root}ing`, `${stem}ies`, `${stem}ied`];
  const forms = ['', 's', 'e', 'es', 'ed', 'ing'].map((ending) => root + ending);
  const twice = root + root.slice(-1);
  return doubled.test(twice) ? [word, ...forms, `${twice}ed`, `${twice}ing`] : [word, ...forms];
}

/** Whether a phrase may omit the word; it is skipped in messages, too. */
export function isWeightless(word: string): boolean {
  return weightless.includes(word);
}

/** The tokens of words. */
export interface Vocabulary {
  /** The forms of words as they occur in messages, in lower case. */
  readonly families: readonly Family[];
  /** The tokens that a word of a phrase stands for. */
  readonly tokensFor: (word: string) => readonly number[];
  /** The number of tokens. */
  readonly size: number;
  /** The tokens of slots, for parts that differ between messages. */
  readonly slots: readonly number[];
}

function isPinned(word: string): boolean {
  return word.startsWith(pin);
}

/** The key that all forms of a word share; a pinned form has a separate key. */
function keyOf(word: string): string {
  if (isPinned(word)) return word;
  return negations.has(word) ? 'not' : rootOf(word);
}

function allForms(word: string): readonly string[] {
  if (isPinned(word)) return [word.slice(1)];
  return negations.has(word) ? [...negations] : formsOf(word);
}

/** A character that does not occur in words. */
const nameCharacter = /[^a-z'=\u2e80-\uffff\u00c0-\u1fff]/;

/** Assigns every word of the phrases a token that all its forms share; a pinned form has a separate token. */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const tokenOf = new Map(weightless.map((word) => [word, tokens.weightless as number]));
  const tokensFor = new Map<string, readonly number[]>();
  const slots = new Set<number>([tokens.quotation, tokens.number, tokens.name]);
  const families: Family[] = [{ token: tokens.weightless, forms: weightless }];
  let next = firstWord;

  function learn(word: string): void {
    const forms = allForms(word);
    const pinned = forms.flatMap((form) => tokensFor.get(pin + form) ?? []);
    // It may already be a form of another word.
    const taken = tokensFor.has(pin + word) ? 0 : tokenOf.get(word);
    const token = taken || next++;
    tokensFor.set(keyOf(word), [token, ...pinned]);
    if (nameCharacter.test(word)) slots.add(token);
    const added = [...new Set(forms)].filter((form) => !tokenOf.has(form));
    for (const form of added) tokenOf.set(form, token);
    families.push({ token, forms: added });
  }

  const all = new Set(['not', ...words]);
  for (const word of [...all].toSorted((a, b) => Number(isPinned(b)) - Number(isPinned(a))))
    if (!tokensFor.has(keyOf(word))) learn(word);
  return {
    families: families.filter(({ forms }) => forms.length > 0),
    // All words of all phrases were learned.
    tokensFor: (word) => tokensFor.get(keyOf(word)) as readonly number[],
    size: next,
    slots: [...slots],
  };
}
