/** Distinguishes values that people choose, such as words and names, from random ones. */

const lower = 1;
const upper = 2;
const other = 3;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return lower;
  return code >= 65 && code <= 90 ? upper : other;
}

interface Counts {
  readonly letters: number;
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** The number of runs of one kind of character; a capital and the lower-case letters after it are one run. */
  readonly pieces: number;
}

function count(value: string): Counts {
  let small = 0;
  let capital = 0;
  let pieces = 0;
  let last = 0;
  let beforeLast = 0;
  for (let index = 0; index < value.length; index += 1) {
    const kind = kindOf(value.charCodeAt(index));
    if (kind === lower) small += 1;
    else if (kind === upper) capital += 1;
    const continues = kind === last || (kind === lower && last === upper && beforeLast !== upper);
    if (!continues) pieces += 1;
    beforeLast = last;
    last = kind;
  }
  const letters = small + capital;
  return { letters, lower: small, upper: capital, digits: value.length - letters, pieces };
}

/**
 * Whether letters and digits alternate as often as in random strings: names are made of words and short numbers. The limits come
 * from a simulation, which is part of the tests.
 */
export function isDense(value: string, least: number): boolean {
  if (value.length < least) return false;
  const { letters, lower: small, upper: capital, digits, pieces } = count(value);
  if (letters === 0) return false;
  const ratio = value.length / pieces;
  if (digits === 0) return value.length >= 20 && small > 0 && capital > 0 && ratio <= 2.7;
  if (small > 0 && capital > 0) return ratio <= (value.length >= 24 ? 3.4 : 2.9);
  // Names in capitals have underscores, so few parts of them are that long.
  const isLong = value.length >= (small === 0 ? 18 : 24);
  return ratio <= (isLong ? 5.5 : 3.8);
}

/** The average number of characters between two changes of their kind. */
export function perPiece(values: readonly string[]): number {
  const changes = values.reduce((sum, value) => sum + count(value).pieces, 0);
  return values.join('').length / changes;
}

/** Whether a part of the value is dense and has a digit. */
export function hasDensePart(value: string, least: number): boolean {
  return value.split(/[^A-Za-z\d]/).some((part) => /\d/.test(part) && isDense(part, least));
}

const words =
  /^(?:[A-Za-z]{1,24}|\d{1,4}[a-z]?|[vrq]\d{1,4})(?:[-_./](?:[A-Za-z]{1,24}|\d{1,4}[A-Za-z]?|[a-z]{1,12}\d{1,3}[a-z]?))*$/;

/** Whether the value consists of words and short numbers. */
export function isWords(value: string): boolean {
  return value.length <= 80 && words.test(value) && !value.split(/[-_./]/).some(isMixed);
}

function isMixed(part: string): boolean {
  if (part.length < 8 || !/[a-z]/.test(part)) return false;
  return isDense(part, 8) || (/[A-Z]/.test(part) && part.length >= 10 && perPiece([part]) <= 2.5);
}

/** Whether the value has at least `least` characters, and capitals follow lower-case letters more often than in names. */
export function isShuffled(value: string, least: number): boolean {
  return value.length >= least && /[a-z][A-Z]/.test(value) && perPiece([value]) <= 5;
}

const harmless: ReadonlySet<string> = new Set(
  `null none nil undefined true false string number integer boolean object array value values required missing invalid empty
  any optional text json expired revoked default unknown yes no on off id in of not is was has must expected got pairs and or
  here token key secret type name auto n/a enabled disabled your_key your_api_key`.split(/\s+/),
);
const placeholder =
  /^(?:<[^>]*>?|\$\{?\w+\}?|%\w+%|\{\w*\}?|(?:your|YOUR)[-_]\w*|[xX]{3,}|\.{3}|[A-Z]{2,}(?:_[A-Z]+)+)$/;

/** Whether the value contains no information: a type, a placeholder or a word of an error message. */
export function isHarmless(value: string): boolean {
  return (
    value === '' ||
    value.startsWith('[redacted') ||
    harmless.has(value.toLowerCase()) ||
    placeholder.test(value)
  );
}

/** Whether the value is a single word of a sentence. */
export function isProse(value: string): boolean {
  return /^[A-Za-z][a-z]{0,19}[.:!?]?$/.test(value);
}

const modelStart =
  /^(?:gpt|o\d|chatgpt|claude|llama|gemini|gemma|mistral|mixtral|qwen|deepseek|text-|dall-e|whisper|tts|codex|davinci|sora|grok|phi|command|kimi|glm|ft:)/i;

/** Whether the value starts like the name of a model. */
export function isModel(value: string): boolean {
  return modelStart.test(value);
}
