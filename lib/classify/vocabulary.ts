/** The words that phrases are made of, in every form in which an upstream may write them. */
import type { Family } from './form-content.js';

/** What a token is that is no word of a phrase. */
export const tokens = {
  /** Says nothing: an article, a form of "be". */
  weightless: 0,
  /** A word that no phrase has. */
  unknown: 1,
  quotation: 2,
  number: 3,
  /** What holds a digit, an underscore, a slash or the like: an id, a path, the name of a parameter. */
  name: 4,
  /** The end of a sentence. */
  end: 5,
  /** Behind the last. */
  none: 6,
} as const;

const firstWord = 7;

const weightless =
  `a an the this that these those is are was were be been being am has have had having do does did can could
  will would may might your my our their its it i we you to please currently temporarily also just here there you've you're
  we've we're it's that's i'm they`.split(/\s+/);

/** All of them say "not". */
const negations: ReadonlySet<string> = new Set(
  `not can't cannot couldn't doesn't don't didn't isn't aren't wasn't weren't won't wouldn't hasn't haven't hadn't unable`.split(
    ' ',
  ),
);

/** In front of a word of a phrase: this very form, not another of the same word. */
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

/** The forms of a word; some that nobody writes among them do no harm. */
function formsOf(word: string): readonly string[] {
  const root = rootOf(word);
  if (!letters.test(word)) return [word];
  const stem = root.slice(0, -1);
  if (root.endsWith('y')) return [word, root, `${root}s`, `${root}ing`, `${stem}ies`, `${stem}ied`];
  const forms = ['', 's', 'e', 'es', 'ed', 'ing'].map((ending) => root + ending);
  const twice = root + root.slice(-1);
  return doubled.test(twice) ? [word, ...forms, `${twice}ed`, `${twice}ing`] : [word, ...forms];
}

/** Whether a phrase may leave the word out: it is not looked at in messages either. */
export function isWeightless(word: string): boolean {
  return weightless.includes(word);
}

/** The tokens of words. */
export interface Vocabulary {
  /** The forms of words as messages write them, in lower case. */
  readonly families: readonly Family[];
  /** The tokens that a word of a phrase stands for. */
  readonly tokensFor: (word: string) => readonly number[];
  /** How many tokens there are. */
  readonly size: number;
  /** The tokens that stand for what differs from message to message. */
  readonly slots: readonly number[];
}

function isPinned(word: string): boolean {
  return word.startsWith(pin);
}

/** What the forms of a word have in common; a pinned form is one of its own. */
function keyOf(word: string): string {
  if (isPinned(word)) return word;
  return negations.has(word) ? 'not' : rootOf(word);
}

function allForms(word: string): readonly string[] {
  if (isPinned(word)) return [word.slice(1)];
  return negations.has(word) ? [...negations] : formsOf(word);
}

/** What no word of letters has. */
const nameCharacter = /[^a-z'=\u2e80-\uffff\u00c0-\u1fff]/;

/** Gives every word of the phrases a token that all its forms share; a pinned form has one of its own. */
export function createVocabulary(words: Iterable<string>): Vocabulary {
  const tokenOf = new Map(weightless.map((word) => [word, tokens.weightless as number]));
  const tokensFor = new Map<string, readonly number[]>();
  const slots = new Set<number>([tokens.quotation, tokens.number, tokens.name]);
  const families: Family[] = [{ token: tokens.weightless, forms: weightless }];
  let next = firstWord;

  function learn(word: string): void {
    const forms = allForms(word);
    const pinned = forms.flatMap((form) => tokensFor.get(pin + form) ?? []);
    // Another word may have it among its forms.
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
