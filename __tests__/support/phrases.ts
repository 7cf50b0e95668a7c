/** Messages made from the catalogue's phrases. */
import { spellingsOf, type Spelling } from '../../lib/classify/notation.js';
import { problemTypes, type ProblemType } from '../../lib/index.js';
import { createFailure, type OpenAIFailure } from '../../lib/model/failure.js';
import type { Signature } from '../../lib/model/problem-type.js';

/** A phrase of the catalogue, and its place. */
export interface Saying {
  readonly slug: string;
  readonly phrase: string;
  readonly signature: Signature;
}

export const sayings: readonly Saying[] = Object.entries<ProblemType>(problemTypes).flatMap(
  ([slug, { upstream }]) =>
    upstream.flatMap((signature) =>
      (signature.says ?? []).map((phrase) => ({ slug, phrase, signature })),
    ),
);

/** A message with nothing but this phrase. */
export function messageOf({ first, rest }: Spelling): string {
  const parts = [first, ...rest].map(({ words: [word = "'x'"], wide }) => [
    wide ? 'indeed ' : '',
    word.replace('=', ''),
  ]);
  return parts.map((part) => part.join('')).join(' ');
}

export function messagesOf(phrase: string): readonly string[] {
  return spellingsOf(phrase).map(messageOf);
}

/** A failure that a signature describes, with this message. */
export function failureOf(
  { status, quota, wait, code }: Signature,
  message: string,
): OpenAIFailure {
  return createFailure({
    kind: 'response',
    status: [status ?? 400].flat()[0],
    message,
    quota,
    code: typeof code === 'string' ? code : undefined,
    retryAfter: wait ? 1 : undefined,
  });
}
