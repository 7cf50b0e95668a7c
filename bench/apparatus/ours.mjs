/** This package as it was built; the bench is a package of its own, in which our name does not lead here. */
export { openaiErrorHandler, toProblemDetails } from '../../dist/esm/index.js';
export { streamToResponse } from '../../dist/esm/streaming.js';

/** The texts for developers. In production, the package warns if no audience is chosen. */
export const developer = { audience: 'developer' };
