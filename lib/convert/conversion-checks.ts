/** The checks of the options of the conversion. */
import { checkProblemTypes } from '../catalogue/check-problem-types.js';
import { conversionChecksWith } from './conversion-options.js';

/** The check of each option of the conversion. */
export const conversionChecks = conversionChecksWith(checkProblemTypes);
