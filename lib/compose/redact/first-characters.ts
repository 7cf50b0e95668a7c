/** The characters that a match of a pattern may begin with, read from the pattern's source. */

/** The number of ASCII characters plus one, which stands for all others. */
const kinds = 129;
const beyondAscii = 128;

/** The characters that a part may begin with, and whether it may match the empty string. */
interface First {
  readonly characters: Uint8Array;
  readonly isNullable: boolean;
}

const nothing: First = { characters: new Uint8Array(kinds), isNullable: true };

function union(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = one.slice();
  for (const [code, is] of other.entries()) if (is === 1) both[code] = 1;
  return both;
}

/** Combines alternatives. */
function either(one: First, other: First): First {
  return {
    characters: union(one.characters, other.characters),
    isNullable: one.isNullable || other.isNullable,
  };
}

/** Combines a sequence, up to the first part that cannot be empty. */
function followed(one: First, other: First): First {
  if (!one.isNullable) return one;
  return { characters: union(one.characters, other.characters), isNullable: other.isNullable };
}

/** A class, an escape or a literal: every character is tried. */
function tryAtom(source: string, flags: string): First {
  const atom = new RegExp(`^${source}$`, flags.replace('y', ''));
  const characters = Uint8Array.from({ length: kinds }, (_, code) =>
    code === beyondAscii || atom.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return { characters, isNullable: false };
}

const atoms = new Map<string, First>();

/** The rules repeat a few atoms many times; each one is tried once. */
function firstOfAtom(source: string, flags: string): First {
  const key = `${source}/${flags}`;
  const known = atoms.get(key) ?? tryAtom(source, flags);
  atoms.set(key, known);
  return known;
}

const opening = /\(\?(?:<?[=!]|:|<\w+>)|\(/y;
const quantifier = /(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y;
const atomPattern =
  /\[(?:\\.|[^\]\\])*\]|\\(?:p\{\w+\}|u[\da-f]{4}|u\{[\da-f]+\}|x[\da-f]{2}|k<\w+>|.)|[^]/iy;

/** Reads one pattern from left to right. */
class Reader {
  private index = 0;

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {}

  /** Reads alternatives, up to the end or a closing parenthesis. */
  alternatives(): First {
    let first = this.sequence();
    while (this.source.charAt(this.index) === '|') {
      this.index += 1;
      first = either(first, this.sequence());
    }
    return first;
  }

  private sequence(): First {
    let first = nothing;
    while (this.index < this.source.length && !/[|)]/.test(this.source.charAt(this.index)))
      first = followed(first, this.quantified());
    return first;
  }

  private quantified(): First {
    const first = this.element();
    const found = this.take(quantifier);
    if (found === '') return first;
    const isOptional = /^[*?]|^\{0/.test(found);
    return isOptional ? { ...first, isNullable: true } : first;
  }

  private element(): First {
    const bracket = this.take(opening);
    if (bracket === '') return this.atom();
    const inner = this.alternatives();
    this.index += 1;
    return /[=!]$/.test(bracket) ? nothing : inner;
  }

  private atom(): First {
    const source = this.take(atomPattern);
    if (source === '^' || source === '$' || /^\\[bB]$/.test(source)) return nothing;
    // A back reference may match any text.
    if (/^\\[1-9k]/.test(source)) return { ...firstOfAtom('[^]', this.flags), isNullable: true };
    return firstOfAtom(source, this.flags);
  }

  /** The match of the pattern here; empty if there is none. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.source)?.[0] ?? '';
    this.index += found.length;
    return found;
  }
}

/** One digit per ASCII character, and one for all others: 1 if a match may begin with it. `undefined` if a match may be empty. */
export function firstCharacters({ source, flags }: RegExp): string | undefined {
  const { characters, isNullable } = new Reader(source, flags).alternatives();
  return isNullable ? undefined : characters.join('');
}
