/** Where errors of this package's own carry the facts of the failure. */

/** A registered symbol, so that two installed copies of the package understand each other. */
export const factsKey = Symbol.for('openai-problem-details.failure');

/** Where a copy in JSON carries them. */
export const factsName = 'openai-problem-details.failure';
