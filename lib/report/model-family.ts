/** The family of the requested model: a small set of values, suitable for metrics. */
import type { EventFacts } from './event-facts.js';

/** Families by the start of the model's name; the first match wins. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^gpt-image\b/, 'gpt-image'],
  [/^gpt-(?:realtime|audio)\b/, 'audio'],
  [/^gpt-oss\b/, 'gpt-oss'],
  [/^gpt-4o\b/, 'gpt-4o'],
  [/^gpt-4\.1\b/, 'gpt-4.1'],
  [/^gpt-4\.5\b/, 'gpt-4.5'],
  [/^gpt-4\b/, 'gpt-4'],
  [/^gpt-3\.5\b/, 'gpt-3.5'],
  [/^gpt-5\b/, 'gpt-5'],
  [/^o\d{1,2}(?:-|$)/, 'o-series'],
  [/^text-embedding-/, 'text-embedding'],
  [/^dall-e-/, 'dall-e'],
  [/^(?:whisper|tts)-/, 'audio'],
  [/^omni-moderation\b|^text-moderation\b/, 'moderation'],
  [/^sora\b/, 'sora'],
];

const other = '_OTHER';

/** How messages name the requested model. */
const inMessage =
  /^(?:(?:Rate limit reached|Request too large) for |The model [`'"])([\w.:/-]{1,100})/;

function familyOf(model: string): string {
  const base = model.replace(/^(?:ft:|openai\/)/, '');
  return families.find(([form]) => form.test(base))?.[1] ?? other;
}

/**
 * The family of the model, from the upstream's `openai-model` header or its message; nothing else in an error names it reliably.
 * @returns `undefined` if the model is unknown
 */
export function modelFamilyOf({
  upstream,
  failure,
}: Pick<EventFacts, 'upstream' | 'failure'>): string | undefined {
  const told = upstream?.headers['openai-model'] ?? inMessage.exec(failure?.message ?? '')?.[1];
  return told === undefined ? undefined : familyOf(told);
}
