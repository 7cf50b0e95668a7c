/** Runs one check of a client. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { property } from '../values/property.js';
import { apiError } from '../read/openai/api-error-form.js';
import { callCheaply, type Verdict } from './calls.js';
import { withDeadline } from './deadline.js';
import type { CheckSettings } from './settings.js';

/** The result of a check, and how long it took. */
export type Finding = Verdict & {
  /** In whole milliseconds. */
  readonly latency: number;
};

/** A timeout, worded like the SDK's own so that it is recognized as one. */
function tooLate(milliseconds: number): Verdict {
  const message = `Request timed out. There was no response within ${milliseconds} ms.`;
  return { ok: false, error: apiError({ message }) };
}

/**
 * Checks the client once, without retries. Never rejects.
 * @param keepsAlive whether the process waits for the result
 */
export async function examine(
  client: unknown,
  { model, timeout }: CheckSettings,
  keepsAlive: boolean,
): Promise<Finding> {
  const start = performance.now();
  const verdict = await withDeadline(
    { milliseconds: timeout, keepsAlive },
    (signal) => callCheaply(client, model, { signal, timeout, maxRetries: 0 }),
    () => tooLate(timeout),
  );
  return { ...verdict, latency: Math.round(performance.now() - start) };
}

function convertAs(
  slug: string,
  error: unknown,
  options: ConversionOptions,
): ProblemDetails | undefined {
  return toProblemDetails(error, { ...options, classify: () => slug });
}

const unknown: ProblemTypeSlug = 'unknown-error';

/** The problem of a failed check; an error that is not OpenAI's becomes an `unknown-error`. */
export function problemOf(
  { error, slug }: Extract<Finding, { ok: false }>,
  options: ConversionOptions,
): ProblemDetails {
  const problem =
    slug === undefined ? toProblemDetails(error, options) : convertAs(slug, error, options);
  const message = property(error, 'message');
  // An error in the form of an `APIError` is always recognized.
  return problem ?? (convertAs(unknown, apiError({ message }), options) as ProblemDetails);
}
