// The SDK itself, which many wrappers accept.
import OpenAI from 'openai';

/** A client that does not retry. */
export function clientOf({ apiKey, baseURL, timeout }) {
  return new OpenAI({ apiKey, baseURL, timeout, maxRetries: 0 });
}

const bodyOf = (prompt) => ({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: prompt }],
});

/** A plain call. */
export function ask(options) {
  return clientOf(options).chat.completions.create(bodyOf(options.prompt));
}
