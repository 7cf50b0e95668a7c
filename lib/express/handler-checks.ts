/** The checks of the options of the error handler. */
import { conversionChecks } from '../convert/conversion-checks.js';
import { handlerChecksWith } from './handler-options.js';

/** The check of each option of the error handler. */
export const handlerChecks = handlerChecksWith(conversionChecks);
