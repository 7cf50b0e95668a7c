/** The audience that an app has chosen, or its environment. */
import type { Audience } from '../compose/index.js';
import type { StatusPolicy } from '../compose/status.js';
import type { SharedOptions } from './conversion-options.js';

/** Whether the app runs in production, as Express and others understand it. */
export function isProduction(): boolean {
  return process.env['NODE_ENV'] === 'production';
}

/**
 * Whose words are used, and which status is sent. The environment decides words, never the status: what a test asserts is
 * what production sends.
 */
export function chosenAudience({
  audience,
  status,
  openaiCompatible,
}: Pick<SharedOptions, 'audience' | 'status' | 'openaiCompatible'>): {
  readonly audience: Audience;
  /** `undefined` where OpenAI's protocol decides. */
  readonly status: StatusPolicy | undefined;
} {
  const byAudience = audience === 'public' ? 'gateway' : 'upstream';
  return {
    audience: audience ?? (isProduction() ? 'public' : 'developer'),
    status: status ?? (openaiCompatible ? undefined : byAudience),
  };
}
