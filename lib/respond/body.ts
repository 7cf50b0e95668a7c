/** The media types in which a problem is sent. */
import { loadPage } from '../page/load.cjs';
import type { ExtensionMembers, ProblemDetails } from '../model/problem-details.js';
import { preferred, type Offer } from './negotiation.js';
import type { Represented } from '../model/representation.js';

interface Representation extends Offer {
  readonly represent: (
    problem: ProblemDetails,
    members: ExtensionMembers,
    method: string | undefined,
  ) => Represented;
}

/** The first is for whoever does not mind. */
const representations: readonly [Representation, ...Representation[]] = [
  {
    mediaTypes: ['application/problem+json', 'application/json'],
    represent: (problem, members) => ({
      body: JSON.stringify({ ...problem, ...members }),
      fields: { 'Content-Type': 'application/problem+json' },
    }),
  },
  {
    mediaTypes: ['text/html'],
    represent: (problem, _members, method) => loadPage().problemPage(problem, method),
  },
  { mediaTypes: ['text/plain'], represent: (problem) => loadPage().problemText(problem) },
];

/**
 * The problem in the form that the client prefers.
 * @param accept the request's `Accept` header field; `undefined` for problem+json
 * @param members extension members of the app's own, for programs: people do not read them
 * @param method of the request
 */
export function represent(
  problem: ProblemDetails,
  accept: unknown,
  members: ExtensionMembers = {},
  method?: string,
): Represented {
  return preferred(accept, representations).represent(problem, members, method);
}
