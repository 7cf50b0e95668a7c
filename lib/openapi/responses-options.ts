/** The options of `responses`, and their checks. */
import type { ConversionOptions } from '../convert/conversion-options.js';
import { handlerChecks } from '../express/handler-checks.js';
import type { UnusedOptions } from '../express/handler-options.js';
import { checkOptions } from '../values/check-options.js';

/** The options that affect the examples. */
type UsedOptions = Pick<
  ConversionOptions,
  'audience' | 'status' | 'openaiCompatible' | 'typeBase' | 'problemTypes'
>;

/** Options of `responses`. Pass the options of the error handler: those that affect its responses are used, the others ignored. */
export interface ResponsesOptions extends UsedOptions, UnusedOptions<keyof UsedOptions> {}

/**
 * Checks the options and returns those that affect the examples.
 * @throws TypeError if an option is invalid
 */
export function checkResponsesOptions(given: ResponsesOptions): UsedOptions {
  const { audience, status, openaiCompatible, typeBase, problemTypes } = checkOptions(
    'responses',
    given,
    handlerChecks,
  );
  return { audience, status, openaiCompatible, typeBase, problemTypes };
}
