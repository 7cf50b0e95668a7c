/** The core of the main entry: everything that reads, classifies, composes, responds and reports. It is loaded with the first error. */
export { reportFault } from '../callbacks/warnings.js';
export { loadCheck } from '../check/load.cjs';
export { checkProblemTypes } from '../catalogue/check-problem-types.js';
export { problemTypes } from '../catalogue/index.js';
export { toHttpError } from '../convert/to-http-error.js';
export { readFailure, toProblemDetails } from '../convert/to-problem-details.js';
export { toResponse } from '../convert/to-response.js';
export { createErrorHandler } from '../express/error-handler.js';
export { sendProblem } from '../express/send-problem.js';
export { toldFacts } from '../results/told-facts.js';
export { unusableBecause } from '../results/unusable.js';
export { warmUp } from './warm-up.js';
