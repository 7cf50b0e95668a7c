/** The conversion without Express, for queues, sockets and tests. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { DefaultTypeBase, ProblemTypeUri } from '../catalogue/type-uri.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { readThrown } from '../read/index.js';
import { checkOptions, type Checks } from '../values/check-options.js';
import { conversionChecks } from './conversion-checks.js';
import type { ConversionOptions } from './conversion-options.js';
import { convertSafely } from './convert-safely.js';

/** Converts an error to problem details; returns `undefined` if it is not OpenAI's. */
export function toProblemDetails<Own extends string = never, Base extends string = DefaultTypeBase>(
  error: unknown,
  options?: ConversionOptions<Own, Base>,
): ProblemDetails<ProblemTypeUri<ProblemTypeSlug | Own, Base>> | undefined {
  const problem = convertSafely('toProblemDetails', error, options);
  // Composed of the base and a slug of the extended catalogue.
  return problem as ProblemDetails<ProblemTypeUri<ProblemTypeSlug | Own, Base>> | undefined;
}

/** Options of `readFailure`. */
export type ReadOptions = Pick<ConversionOptions, 'claim'>;

const readChecks: Checks<keyof ReadOptions> = { claim: conversionChecks.claim };

/** Reads the facts of a failed call; returns `undefined` if the error is not OpenAI's. */
export function readFailure(error: unknown, options: ReadOptions = {}): OpenAIFailure | undefined {
  const { claim = 'certain' } = checkOptions('readFailure', options, readChecks);
  return readThrown(error, claim)?.failure;
}
