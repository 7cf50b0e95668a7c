/** The options of `problemDocs`, and their checks. */
import type { ConversionOptions } from '../convert/conversion-options.js';
import { handlerChecks } from '../express/handler-checks.js';
import type { UnusedOptions } from '../express/handler-options.js';
import { aText, checkOptions, type Checks } from '../values/check-options.js';

/** The options of the error handler that the documentation uses. */
type UsedOptions = Pick<ConversionOptions, 'audience' | 'problemTypes' | 'provider' | 'typeBase'>;

/** Options of `problemDocs`. It also accepts the other options of the error handler, and ignores them. */
export interface DocsOptions extends UsedOptions, UnusedOptions<keyof UsedOptions> {
  /**
   * The title of the list.
   * @defaultValue 'Problem types'
   */
  readonly title?: string | undefined;
}

const checks: Checks<keyof DocsOptions> = { title: aText('expected a title'), ...handlerChecks };

/** @throws TypeError that names the option, its value and the remedy */
export function checkDocsOptions(options: DocsOptions): DocsOptions {
  return checkOptions('problemDocs', options, checks);
}
