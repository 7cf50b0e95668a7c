/** The options of `problemDocs`. */
import { checkOptions, optionChecks } from '../check-options.js';
import type { Check } from '../check-option.js';
import type { ConversionOptions } from '../options.js';

/** Options of `problemDocs`: those of the error handler that the documentation depends on, and its title. */
export interface DocsOptions extends Pick<
  ConversionOptions,
  'audience' | 'problemTypes' | 'provider' | 'typeBase'
> {
  /**
   * The title of the list.
   * @defaultValue 'Problem types'
   */
  readonly title?: string | undefined;
}

const checks: Readonly<Record<keyof DocsOptions, Check>> = {
  audience: optionChecks.audience,
  problemTypes: optionChecks.problemTypes,
  provider: optionChecks.provider,
  typeBase: optionChecks.typeBase,
  title: {
    holds: (value) => typeof value === 'string' && value.trim() !== '',
    remedy: 'give a text',
  },
};

/** @throws TypeError that names the option, its value and the remedy */
export function checkDocsOptions(options: DocsOptions): void {
  checkOptions('problemDocs', options, checks);
}
