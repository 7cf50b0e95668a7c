/** One check of a client, from its call to what it proves. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import type { ConversionOptions } from '../convert/conversion-options.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { property } from '../values/property.js';
import { apiError } from '../read/openai/api-error-form.js';
import { callCheaply, type Verdict } from './calls.js';
import { withDeadline } from './deadline.js';
import type { CheckSettings } from './settings.js';

/** What a check has proved, and how long it took. */
export type Finding = Verdict & {
  /** Whole milliseconds. */
  readonly latency: number;
};

/** The words of the SDK's own time limit, by which the problem is recognised. */
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

/** The problem of a failed check; what is not OpenAI's has one, too. */
export function problemOf(
  { error, slug }: Extract<Finding, { ok: false }>,
  options: ConversionOptions,
): ProblemDetails {
  const problem =
    slug === undefined ? toProblemDetails(error, options) : convertAs(slug, error, options);
  const message = property(error, 'message');
  // The form of an `APIError` is always recognised.
  return problem ?? (convertAs(unknown, apiError({ message }), options) as ProblemDetails);
}
