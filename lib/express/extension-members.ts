/** Extension members of the app's own. */
import { ask } from '../callbacks/index.js';
import { reportFault } from '../callbacks/warnings.js';
import {
  isOwnMember,
  type ExtensionMembers,
  type ProblemDetails,
} from '../model/problem-details.js';
import { isPlainObject } from '../values/json.js';
import { property } from '../values/property.js';

/** Gives the members that are sent beside those of a problem; `undefined` where there are none. */
export type MembersOf = (problem: ProblemDetails, request: unknown) => ExtensionMembers | undefined;

const owner = "openai-problem-details: option 'members'";

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && typeof property(value, 'then') !== 'function';
}

/** Members that the app may have; the others are left out, which is reported. */
function permitted(
  members: Readonly<Record<string, unknown>>,
  isTaken: (name: string) => boolean,
): ExtensionMembers {
  const entries = Object.entries(members);
  const refused = entries.filter(([name]) => isTaken(name)).map(([name]) => `'${name}'`);
  if (refused.length > 0)
    reportFault(owner, `${refused.join(', ')} cannot be set: choose other names`);
  return Object.fromEntries(entries.filter(([name]) => !isTaken(name)));
}

/**
 * Makes the source of members. They are read as JSON at once: what cannot be sent must not cost the answer.
 * @param more further names that are taken
 * @returns `undefined` if the app gives no members
 */
export function createMembersOf(
  members: ((problem: ProblemDetails, request: never) => unknown) | undefined,
  more: readonly string[],
): MembersOf | undefined {
  if (members === undefined) return undefined;
  const isTaken = (name: string): boolean => isOwnMember(name) || more.includes(name);
  return (problem, request) => {
    const given = ask('members', () => asJson(members(problem, request as never)), isMembers);
    return given && permitted(given, isTaken); // the request is that which the app's function speaks of
  };
}

/** What JSON makes of members; a promise, which JSON would take for an object without members, is left as it is. */
function asJson(value: unknown): unknown {
  if (value === undefined || !isMembers(value)) return value;
  return JSON.parse(JSON.stringify(value)) as unknown;
}
