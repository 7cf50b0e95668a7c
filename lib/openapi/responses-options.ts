/** The options of `responses`, and their checks. */
import type { ConversionOptions } from '../convert/conversion-options.js';
import { handlerChecks } from '../express/handler-checks.js';
import type { UnusedOptions } from '../express/handler-options.js';
import { checkOptions } from '../values/check-options.js';

/** What the answers of the error handler depend on. */
type UsedOptions = Pick<
  ConversionOptions,
  'audience' | 'status' | 'openaiCompatible' | 'typeBase' | 'problemTypes'
>;

/** Options of `responses`: give it those of the error handler, of which it uses some. */
export interface ResponsesOptions extends UsedOptions, UnusedOptions<keyof UsedOptions> {}

/**
 * The options on which examples depend.
 * @throws TypeError where an option is wrong
 */
export function checkResponsesOptions(given: ResponsesOptions): UsedOptions {
  const { audience, status, openaiCompatible, typeBase, problemTypes } = checkOptions(
    'responses',
    given,
    handlerChecks,
  );
  return { audience, status, openaiCompatible, typeBase, problemTypes };
}
