/**
 * Loads the encodings of `gpt-tokenizer`, which are large, each on first use. This source file is CommonJS as well,
 * since only CommonJS can load a module synchronously at a later time.
 */

interface EncodeOptions {
  readonly disallowedSpecial: ReadonlySet<string>;
}

/** The used part of an encoding. */
export interface Encoding {
  encode(text: string, options: EncodeOptions): readonly number[];
  /** Faster than `encode`, but missing in the first versions of gpt-tokenizer 2. */
  countTokens?(text: string, options: EncodeOptions): number;
}

/** The encodings by name, each loaded when called. */
export const encodings = {
  o200k_base: (): Encoding => require('gpt-tokenizer/encoding/o200k_base') as Encoding,
  cl100k_base: (): Encoding => require('gpt-tokenizer/encoding/cl100k_base') as Encoding,
};
