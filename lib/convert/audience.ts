/** The audience that the app, or its environment, has chosen. */
import type { Audience } from '../compose/index.js';
import type { StatusPolicy } from '../compose/status.js';
import type { SharedOptions } from './conversion-options.js';

/** Whether the app runs in production, as Express understands it. */
export function isProduction(): boolean {
  return process.env['NODE_ENV'] === 'production';
}

/**
 * The audience of the texts, and the policy for the status. The environment selects the texts but never the status, so that
 * production sends the status that tests assert.
 */
export function chosenAudience({
  audience,
  status,
  openaiCompatible,
}: Pick<SharedOptions, 'audience' | 'status' | 'openaiCompatible'>): {
  readonly audience: Audience;
  /** `undefined` if OpenAI's protocol determines the status. */
  readonly status: StatusPolicy | undefined;
} {
  const byAudience = audience === 'public' ? 'gateway' : 'upstream';
  return {
    audience: audience ?? (isProduction() ? 'public' : 'developer'),
    status: status ?? (openaiCompatible ? undefined : byAudience),
  };
}
