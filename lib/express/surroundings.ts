/** The parts of a response that surround a problem: custom members, and members and fields for clients of OpenAI's API. */
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

/** Returns what to send alongside a problem. */
export type SurroundingsOf = (answer: Answer, request: RequestLike) => Surroundings;

/** Completion streams have no typed events. */
const completions = /\/completions\/?(?:\?|$)/;

function isOfCompletions({ originalUrl, url }: RequestLike): boolean {
  return completions.test(String(originalUrl ?? url));
}

/** Creates the function that returns what to send alongside problems. */
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
