/** Counts the work of regular expressions. */

export interface Count {
  /** The number of times a regular expression ran. */
  readonly runs: number;
  /** The characters scanned: by a global pattern up to its match, by a sticky one its match, by any other the whole string. */
  readonly characters: number;
  /** The longest string. */
  readonly longest: number;
}

/** Runs a function, and counts the strings that any regular expression was matched against. */
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
    // A sticky pattern that does not match at its position scans no further.
    if (this.sticky) characters += isAhead ? this.lastIndex - from : 1;
    else characters += (isAhead ? this.lastIndex : text.length) - from;
    return match;
  };
  try {
    act();
  } finally {
    // oxlint-disable-next-line no-extend-native -- restored
    RegExp.prototype.exec = exec;
  }
  return { runs, characters, longest };
}
