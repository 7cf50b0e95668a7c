/**
 * Loads the encodings of `gpt-tokenizer`, each where it is first asked for: they are large. This file is CommonJS in the
 * source, too, since only CommonJS can load a module synchronously and late.
 */

interface EncodeOptions {
  readonly disallowedSpecial: ReadonlySet<string>;
}

/** What is used of an encoding. */
export interface Encoding {
  encode(text: string, options: EncodeOptions): readonly number[];
  /** Faster, but not in the first versions of gpt-tokenizer 2. */
  countTokens?(text: string, options: EncodeOptions): number;
}

export const encodings = {
  o200k_base: (): Encoding => require('gpt-tokenizer/encoding/o200k_base') as Encoding,
  cl100k_base: (): Encoding => require('gpt-tokenizer/encoding/cl100k_base') as Encoding,
};
