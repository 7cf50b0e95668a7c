/** What a rule of the redaction is. */

/** What stands in the place of what was taken out. */
export const mark = '[redacted]';

/** Part of a text that a rule speaks of. */
export interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What every rule says of itself. */
interface Description {
  readonly name: string;
  /** What it takes out, and what it leaves where it stands, for readers. */
  readonly hides: string;
  readonly leaves: string;
  /**
   * - `hides`: it takes out what it finds
   * - `yields`: it does, unless a rule that keeps something finds it, too
   * - `keeps`: what it finds stays, unless a rule that hides finds it, too
   */
  readonly effect: 'hides' | 'yields' | 'keeps';
  /** What stands in the place of what it takes out; the mark where it does not say. */
  readonly instead?: '';
  /** Examples: what it finds stands between « and »; `{base62:24}` is replaced by so many random characters. */
  readonly match: readonly string[];
  /** Examples in which it finds nothing. */
  readonly not: readonly string[];
}

/** A rule that begins behind fixed texts. */
export interface TextRule extends Description {
  /** Texts behind which it is tried, in any case; in front of one that begins with `^` stands no letter or digit. */
  readonly begins: readonly string[];
  /**
   * A sticky pattern that is tried where such a text ends. It finds what it matches, without its group `kept`, which comes
   * first; with a group `before`, which stands in front, it finds that one, too, and the text that it begins with; with both, it finds
   * `before` alone, and `kept` is what follows.
   */
  readonly pattern: RegExp;
  /** The last word on what was found. */
  readonly holds?: (found: string, hit: Hit) => boolean;
  /** Where that is no, nothing inside of what was found can be what the rule looks for. */
  readonly whole?: true;
}

/** A rule that looks at runs of letters and digits, from 16 of them on. */
export interface RunRule extends Description {
  /** Where what it finds begins and ends. */
  readonly run: (hit: Hit) => Hit | undefined;
}

/** A rule of the redaction. */
export type Rule = TextRule | RunRule;

/** Up to so many characters in front of a place. */
export function lead(text: string, end: number, length: number): string {
  return text.slice(Math.max(0, end - length), end);
}
