/** What is sent beside a problem: members of the app's own, and what clients of OpenAI's API read. */
import { openaiMembers, responsesEvent, retryFields } from '../compose/openai-protocol.js';
import type { HeaderFields } from '../model/representation.js';
import type { Sendable } from '../model/sendable.js';
import type { RequestLike, Surroundings } from '../respond/index.js';
import { createMembersOf } from './extension-members.js';
import type { Options } from './handler-options.js';

interface Answer {
  readonly told: Pick<Sendable, 'problem'>;
  readonly slug: string;
  readonly fields?: HeaderFields;
}

/** Gives what is sent beside the problem of an answer. */
export type SurroundingsOf = (answer: Answer, request: RequestLike) => Surroundings;

/** Streams of completions have no events with types. */
const completions = /\/completions\/?(?:\?|$)/;

function isOfCompletions({ originalUrl, url }: RequestLike): boolean {
  return completions.test(String(originalUrl ?? url));
}

/** Makes the source of what is sent beside problems. */
export function createSurroundings(options: Options<never>): SurroundingsOf {
  const { negotiate, members: given, openaiCompatible } = options;
  const membersOf = createMembersOf(given, openaiCompatible ? ['error'] : []);
  if (!openaiCompatible) {
    return ({ told, fields }, request) => ({
      fields,
      negotiate,
      members: membersOf?.(told.problem, request),
    });
  }
  return ({ told, slug, fields }, request) => {
    const { problem } = told;
    const members = openaiMembers(problem, slug);
    return {
      fields: { ...fields, ...retryFields(problem) },
      negotiate,
      members: { ...membersOf?.(problem, request), ...members },
      lastEvent: isOfCompletions(request) ? undefined : responsesEvent(members),
    };
  };
}
