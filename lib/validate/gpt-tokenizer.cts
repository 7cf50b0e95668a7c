/**
 * Loads the encodings of `gpt-tokenizer`, each where it is first asked for: they are large. This file is CommonJS in the
 * source, too, since only CommonJS can load a module synchronously and late.
 */

/** What is used of an encoding. */
export interface Encoding {
  countTokens(text: string, options: { readonly disallowedSpecial: ReadonlySet<string> }): number;
}

export const encodings = {
  o200k_base: (): Encoding => require('gpt-tokenizer/encoding/o200k_base') as Encoding,
  cl100k_base: (): Encoding => require('gpt-tokenizer/encoding/cl100k_base') as Encoding,
};
