/** The media types in which a problem is sent. */
import { loadPage } from '../page/load.cjs';
import type { ExtensionMembers } from '../model/problem-details.js';
import type { Sendable } from '../model/sendable.js';
import { preferred, type Offer } from './negotiation.js';
import type { Represented } from '../model/representation.js';

interface Representation extends Offer {
  readonly represent: (
    sent: Sendable,
    members: ExtensionMembers | undefined,
    method: string | undefined,
  ) => Represented;
}

/** The first one is the default. */
const representations: readonly [Representation, ...Representation[]] = [
  {
    mediaTypes: ['application/problem+json', 'application/json'],
    represent: (sent, members) => ({
      body: members === undefined ? sent.json : JSON.stringify({ ...sent.problem, ...members }),
      fields: { 'Content-Type': 'application/problem+json' },
    }),
  },
  {
    mediaTypes: ['text/html'],
    represent: ({ problem }, _members, method) => loadPage().problemPage(problem, method),
  },
  { mediaTypes: ['text/plain'], represent: ({ problem }) => loadPage().problemText(problem) },
];

/**
 * The problem in the media type that the client prefers.
 * @param accept the request's `Accept` header field; `undefined` for problem+json
 * @param members the app's extension members, which are included in JSON only
 * @param method of the request
 */
export function represent(
  sent: Sendable,
  accept: unknown,
  members: ExtensionMembers | undefined,
  method?: string,
): Represented {
  return preferred(accept, representations).represent(sent, members, method);
}
