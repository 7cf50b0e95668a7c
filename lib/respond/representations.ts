/** The media types in which a problem is sent. */
import { loadReadable } from '../load-readable.cjs';
import type { ProblemDetails } from '../problem-details.js';
import { preferred, type Offer } from './accept.js';
import type { HeaderFields } from './headers.js';

/** A body and the header fields that belong to it. */
export interface Represented {
  readonly body: string;
  readonly fields: HeaderFields;
}

interface Representation extends Offer {
  readonly represent: (problem: ProblemDetails) => Represented;
}

/** The first is for whoever does not mind. */
const representations: readonly [Representation, ...Representation[]] = [
  {
    mediaTypes: ['application/problem+json', 'application/json'],
    represent: (problem) => ({
      body: JSON.stringify(problem),
      fields: { 'Content-Type': 'application/problem+json' },
    }),
  },
  { mediaTypes: ['text/html'], represent: (problem) => loadReadable().problemPage(problem) },
  { mediaTypes: ['text/plain'], represent: (problem) => loadReadable().problemText(problem) },
];

/**
 * The problem in the form that the client prefers.
 * @param accept the request's `Accept` header field; `undefined` for problem+json
 */
export function represent(problem: ProblemDetails, accept: unknown): Represented {
  return preferred(accept, representations).represent(problem);
}
