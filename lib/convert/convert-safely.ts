/** The conversion for functions that take options: these are checked and prepared once per object, and faults never escape. */
import { reportFault } from '../callbacks/warnings.js';
import { openaiMembers } from '../compose/openai-protocol.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { checkOptions } from '../values/check-options.js';
import { conversionChecks } from './conversion-checks.js';
import type { ConversionOptions } from './conversion-options.js';
import { createConverter, type Converter } from './converter.js';
import { createInstanceSource } from './instance.js';

let withDefaults: Converter | undefined;
const converters = new WeakMap<ConversionOptions, Converter>();

function prepare(owner: string, given: ConversionOptions): Converter {
  const options = checkOptions(owner, given, conversionChecks);
  return createConverter(options, createInstanceSource(options.instance));
}

function converterOf(owner: string, options: ConversionOptions | undefined): Converter {
  if (options === undefined) return (withDefaults ??= prepare(owner, {}));
  const known = converters.get(options);
  if (known !== undefined) return known;
  const converter = prepare(owner, options);
  converters.set(options, converter);
  return converter;
}

/**
 * Converts an error. It never throws because of the error itself.
 * @param owner the name of the calling function, for messages
 * @returns `undefined` if the error is not OpenAI's, or the conversion fails
 * @throws TypeError if an option is invalid
 */
export function convertSafely(
  owner: string,
  error: unknown,
  options: ConversionOptions | undefined,
): ProblemDetails | undefined {
  const convert = converterOf(owner, options);
  try {
    const converted = convert(error);
    if (converted === undefined) return undefined;
    const { told, slug } = converted;
    const { problem } = told;
    return options?.openaiCompatible ? { ...problem, ...openaiMembers(problem, slug) } : problem;
  } catch (fault) {
    reportFault(`openai-problem-details: ${owner}`, fault);
    return undefined;
  }
}
