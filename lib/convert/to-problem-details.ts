/** The conversion without Express, for queues, sockets and tests. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { DefaultTypeBase, ProblemTypeUri } from '../catalogue/type-uri.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { readThrown } from '../read/index.js';
import { checkOptions, type Checks } from '../values/check-options.js';
import { conversionChecks, type ConversionOptions } from './conversion-options.js';
import { convertSafely } from './convert-safely.js';

/**
 * Converts whatever was thrown to problem details. Their `type` is one of the catalogue and of `problemTypes`, so that a
 * comparison with it narrows, and one with a URI that does not exist is a type error.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where an option is wrong
 * @example
 * const problem = toProblemDetails(error, { audience: 'public' });
 * if (problem) socket.send(JSON.stringify(problem));
 */
export function toProblemDetails<Own extends string = never, Base extends string = DefaultTypeBase>(
  error: unknown,
  options?: ConversionOptions<Own, Base>,
): ProblemDetails<ProblemTypeUri<ProblemTypeSlug | Own, Base>> | undefined {
  const problem = convertSafely('toProblemDetails', error, options);
  // Composed of the base and a slug of the extended catalogue.
  return problem as ProblemDetails<ProblemTypeUri<ProblemTypeSlug | Own, Base>> | undefined;
}

/** Options of `readFailure`. */
type ReadOptions = Pick<ConversionOptions, 'claim'>;

const readChecks: Checks<keyof ReadOptions> = { claim: conversionChecks.claim };

/**
 * The plain facts of a failed OpenAI call. The strings are the upstream's: redact before you show them.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where `claim` is wrong
 */
export function readFailure(error: unknown, options: ReadOptions = {}): OpenAIFailure | undefined {
  const { claim = 'certain' } = checkOptions('readFailure', options, readChecks);
  return readThrown(error, claim)?.failure;
}
