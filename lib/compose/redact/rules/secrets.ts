/** Keys, tokens and whatever else is a secret by its form or its name. */
import { mark, type RedactionGroup } from './rule.js';

/** What OpenAI says of a key, and what HTTP carries one in. */
export const credentials: RedactionGroup = {
  gate: /ey provided: |earer |Basic |eyJ|A(?:[KS]IA|Iza)|gAAA|\.{3}|…|-----B/,
  redactions: [
    // What was sent as a key, which OpenAI quotes masked; it may be a prompt, with spaces.
    [/([Kk]ey provided: )[^]+?(?=\.? You can |$)/g, `$1${mark}`],
    [/\b([Bb]earer) (?![a-z]{1,20}\.?(?:[\s,;)]|$))["']?[\w.~+/=*-]{4,4000}/g, `$1 ${mark}`],
    [/\b(Basic) [\w+/=*-]{4,4000}/g, `$1 ${mark}`],
    [/\beyJ[\w-]{8,4000}(?:\.[\w*-]{1,4000}){0,2}/g, mark],
    // Keys of AWS and Google, which may be of letters alone.
    [/\bA[KS]IA[A-Z0-9]{12,100}|\bAIza[\w-]{20,100}/g, mark],
    // Encrypted content of OpenAI's, whole or shortened with dots.
    [/\bgAAA[\w=.-]{4,4000}/g, mark],
    // Keys shortened with dots.
    [/\b[a-z]{2,5}[-_][\w-]{0,20}(?:\.{3}|…)\w{2,20}/g, mark],
    [/-----BEGIN [A-Z ]{1,40}-----[^]*?(?:-----END [A-Z ]{1,40}-----|$)/g, mark],
  ],
};

/** Names whose value is a secret. */
const secretName =
  '(?:(?:api|access|secret|subscription|account|private|encryption)[-_ ]?key' +
  '|(?:\\b|access|auth|id|refresh|session|security)[-_ ]?token|password|passwd|pwd' +
  '|secret|authorization|cookie|sig|signature|credential)';

/** Names with their values, as headers, settings and queries have them. */
export const namedSecrets: RedactionGroup = {
  signs: [':', '='],
  // Looking back from what follows a name is faster than searching for each name.
  gate: /[:=](?<=(?:[Kk]e[Yy]|KEY|oken|TOKEN|ass(?:wor|w)d|PASS|pwd|ecret|SECRET|uthorization|ookie|[Ss]ig(?:nature)?|redential)["']?\s?[:=])/,
  redactions: [
    [new RegExp(`(cookie["']?: ?)(?!\\[)[^\\n"']{1,4000}`, 'gi'), `$1${mark}`],
    [new RegExp(`(${secretName}["']?=["']?)[^\\s"'&;,)]{1,4000}`, 'gi'), `$1${mark}`],
    // After a colon there may be prose: "password: must be a string".
    [
      new RegExp(
        `(${secretName}["']?\\s?:\\s?["']?)(?!(?:bearer|basic)\\b|\\[|[a-z]{1,20}(?:[\\s,;.)]|$))[^\\s"',;)}]{6,4000}`,
        'gi',
      ),
      `$1${mark}`,
    ],
  ],
};

/** Anything masked with stars, together with what shows on both sides. */
export const masked: RedactionGroup = {
  signs: ['*', '•', '●'],
  redactions: [[/(?<![^\s*•●"'`(),:;])[^\s*•●"'`(),:;]{0,4096}[*•●][^\s"'`(),;]{0,4096}/g, mark]],
};
