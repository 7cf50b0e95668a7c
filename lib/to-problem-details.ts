/** The conversion without Express, for queues, sockets and tests. */
import type { ProblemTypeSlug } from './catalogue/index.js';
import { createConverter, type Converter } from './conversion.js';
import type { OpenAIFailure } from './failure.js';
import { reportFault } from './faults.js';
import { checkOptions } from './check-options.js';
import type { ConversionOptions } from './options.js';
import type { DefaultTypeBase, ProblemDetails, ProblemTypeUri } from './problem-details.js';
import { readThrown, type Claim } from './read/index.js';

let withDefaults: Converter | undefined;
const converters = new WeakMap<ConversionOptions, Converter>();

/** Options are checked and prepared once per object. */
function converterOf(owner: string, options: ConversionOptions | undefined): Converter {
  if (options === undefined) return (withDefaults ??= createConverter({}));
  const known = converters.get(options);
  if (known !== undefined) return known;
  checkOptions(owner, options);
  const converter = createConverter(options);
  converters.set(options, converter);
  return converter;
}

/**
 * Converts without ever throwing on account of the error.
 * @throws TypeError where an option is wrong
 */
export function convertSafely(
  owner: string,
  error: unknown,
  options: ConversionOptions | undefined,
): ProblemDetails | undefined {
  const convert = converterOf(owner, options);
  try {
    return convert(error)?.problem;
  } catch (fault) {
    reportFault(`openai-problem-details: ${owner}`, fault);
    return undefined;
  }
}

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

/**
 * The plain facts of a failed OpenAI call. The strings are the upstream's: redact before you show them.
 * @returns `undefined` where the error is not OpenAI's
 * @throws TypeError where `claim` is wrong
 */
export function readFailure(
  error: unknown,
  options: { readonly claim?: Claim | undefined } = {},
): OpenAIFailure | undefined {
  checkOptions('readFailure', options);
  return readThrown(error, options.claim ?? 'certain');
}
