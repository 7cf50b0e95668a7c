/** Extension members of the app's own. */
import { ask } from '../callbacks/index.js';
import { reportFault } from '../callbacks/warnings.js';
import { openaiMembers } from '../compose/openai-protocol.js';
import {
  isOwnMember,
  type ExtensionMembers,
  type ProblemDetails,
} from '../model/problem-details.js';
import { isPlainObject } from '../values/json.js';
import { property } from '../values/property.js';

/** Gives the members that are sent beside those of a problem; `undefined` where there are none. */
export type MembersOf = (
  problem: ProblemDetails,
  slug: string,
  request: unknown,
) => ExtensionMembers | undefined;

type Refuses = (name: string) => boolean;

const owner = "openai-problem-details: option 'members'";

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && typeof property(value, 'then') !== 'function';
}

/** Members that the app may have; the others are left out, which is reported. */
function permitted(members: Readonly<Record<string, unknown>>, refuses: Refuses): ExtensionMembers {
  const entries = Object.entries(members);
  const refused = entries.filter(([name]) => refuses(name)).map(([name]) => `'${name}'`);
  if (refused.length > 0)
    reportFault(owner, `${refused.join(', ')} cannot be set: choose other names`);
  return Object.fromEntries(entries.filter(([name]) => !refuses(name)));
}

interface MemberOptions {
  readonly members?: ((problem: ProblemDetails, request: never) => unknown) | undefined;
  readonly openaiCompatible?: boolean | undefined;
}

/** They are read as JSON at once: what cannot be sent must not cost the answer. */
function createOwnMembersOf({ members, openaiCompatible }: MemberOptions): MembersOf {
  if (members === undefined) return () => undefined;
  const refuses: Refuses = openaiCompatible
    ? (name) => isOwnMember(name) || name === 'error'
    : isOwnMember;
  return (problem, _slug, request) => {
    const given = ask('members', () => asJson(members(problem, request as never)), isMembers);
    return given && permitted(given, refuses); // the request is that which the app's function speaks of
  };
}

/** Makes the source of all that is sent beside a problem: members of the app's own and, where the app wants it, OpenAI's `error`. */
export function createMembersOf(options: MemberOptions): MembersOf {
  const ownMembersOf = createOwnMembersOf(options);
  if (!options.openaiCompatible) return ownMembersOf;
  return (problem, slug, request) => ({
    ...ownMembersOf(problem, slug, request),
    ...openaiMembers(problem, slug),
  });
}

/** What JSON makes of members; a promise, which JSON would take for an object without members, is left as it is. */
function asJson(value: unknown): unknown {
  if (value === undefined || !isMembers(value)) return value;
  return JSON.parse(JSON.stringify(value)) as unknown;
}
