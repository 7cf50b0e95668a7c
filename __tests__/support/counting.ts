/** Counts what regular expressions are given to look at. */

export interface Count {
  /** How often a regular expression was run. */
  readonly runs: number;
  /** Characters that were walked through: by a global pattern up to its match, by a sticky one its match, by any other the whole text. */
  readonly characters: number;
  /** The longest text. */
  readonly longest: number;
}

/** Runs this, and counts the texts that any regular expression was matched against. */
export function countMatched(act: () => unknown): Count {
  // oxlint-disable-next-line typescript/unbound-method -- called with the pattern below
  const { exec } = RegExp.prototype;
  let runs = 0;
  let characters = 0;
  let longest = 0;
  // oxlint-disable-next-line no-extend-native -- every way of matching ends here; it is put back below
  RegExp.prototype.exec = function counting(text) {
    runs += 1;
    longest = Math.max(longest, text.length);
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const isAhead = match !== null && this.lastIndex > from;
    // A sticky pattern that does not match where it is tried looks no further.
    if (this.sticky) characters += isAhead ? this.lastIndex - from : 1;
    else characters += (isAhead ? this.lastIndex : text.length) - from;
    return match;
  };
  try {
    act();
  } finally {
    // oxlint-disable-next-line no-extend-native -- as it was
    RegExp.prototype.exec = exec;
  }
  return { runs, characters, longest };
}
