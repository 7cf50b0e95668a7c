/** The options of `responses`, and their checks. */
import { checkOptions } from '../check-options.js';
import type { ConversionOptions } from '../index.js';

/** Those of the error handler on which its answers depend: give it the same. */
export type ResponsesOptions = Pick<
  ConversionOptions,
  'audience' | 'status' | 'typeBase' | 'problemTypes'
>;

const owner = 'responses';
const names: readonly string[] = ['audience', 'status', 'typeBase', 'problemTypes'];

/** @throws TypeError where an option is wrong */
export function checkResponsesOptions(options: ResponsesOptions): void {
  checkOptions(owner, options);
  const stranger = Object.keys(options).find((name) => !names.includes(name));
  if (stranger === undefined) return;
  throw new TypeError(
    `${owner}: option '${stranger}' does not change a response; use one of ${names.join(', ')}`,
  );
}
