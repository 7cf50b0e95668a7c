/** The types of redaction rules. */

/** The replacement for redacted parts. */
export const mark = '[redacted]';

/** The part of a string that a rule found. */
export interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The properties that all rules have in common. */
interface Description {
  readonly name: string;
  /** What the rule redacts and, in `leaves`, what it does not: for readers of the rules. */
  readonly hides: string;
  readonly leaves: string;
  /**
   * - `hides`: redacts its matches
   * - `yields`: redacts its matches, except those that a rule with `keeps` also finds
   * - `keeps`: keeps its matches, except those that a rule with `hides` also finds
   */
  readonly effect: 'hides' | 'yields' | 'keeps';
  /** The replacement for its matches; defaults to the mark. */
  readonly instead?: '';
  /** Examples with the match between « and »; `{base62:24}` is replaced by 24 random characters. */
  readonly match: readonly string[];
  /** Examples without a match. */
  readonly not: readonly string[];
}

/** A rule that is tried after fixed strings. */
export interface TextRule extends Description {
  /** Strings after which the pattern is tried, in upper or lower case; `^` means no letter or digit before the string. */
  readonly begins: readonly string[];
  /**
   * A sticky pattern that is tried at the end of each such string. The rule finds the match of the pattern, without a leading
   * group `kept`. With a group `before`, for the characters before that string, the rule also finds these characters and the
   * string. With both groups, it finds only `before`, and `kept` is the part after it.
   */
  readonly pattern: RegExp;
  /** Whether the match counts; if omitted, every match does. */
  readonly holds?: (found: string, hit: Hit) => boolean;
  /** If `holds` rejects the match, the rule is not tried again within the match. */
  readonly whole?: true;
}

/** A rule for runs of at least 16 letters and digits. */
export interface RunRule extends Description {
  /** Returns the start and end of the match in or around a run. */
  readonly run: (hit: Hit) => Hit | undefined;
}

/** A redaction rule. */
export type Rule = TextRule | RunRule;

/** The characters before a position, at most `length` of them. */
export function lead(text: string, end: number, length: number): string {
  return text.slice(Math.max(0, end - length), end);
}
