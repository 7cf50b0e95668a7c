/** Custom extension members of a problem. */
import { ask } from '../callbacks/index.js';
import { reportFault } from '../callbacks/warnings.js';
import {
  isOwnMember,
  type ExtensionMembers,
  type ProblemDetails,
} from '../model/problem-details.js';
import { isPlainObject } from '../values/json.js';
import { property } from '../values/property.js';

/** Returns the members to send alongside those of a problem; `undefined` if there are none. */
export type MembersOf = (problem: ProblemDetails, request: unknown) => ExtensionMembers | undefined;

const owner = "openai-problem-details: option 'members'";

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && typeof property(value, 'then') !== 'function';
}

/** Keeps the members that the app may define; any others are left out, and reported. */
function permitted(
  members: Readonly<Record<string, unknown>>,
  isTaken: (name: string) => boolean,
): ExtensionMembers {
  const entries = Object.entries(members);
  const refused = entries.filter(([name]) => isTaken(name)).map(([name]) => `'${name}'`);
  if (refused.length > 0)
    reportFault(owner, `${refused.join(', ')} cannot be set; use other names`);
  return Object.fromEntries(entries.filter(([name]) => !isTaken(name)));
}

/**
 * Creates the function that returns custom members. They are converted to JSON at once, so that an unserializable value cannot prevent the response.
 * @param more further reserved names
 * @returns `undefined` if the app gives no members
 */
export function createMembersOf(
  members: ((problem: ProblemDetails, request: never) => unknown) | undefined,
  more: readonly string[],
): MembersOf | undefined {
  if (members === undefined) return undefined;
  const isTaken = (name: string): boolean => isOwnMember(name) || more.includes(name);
  return (problem, request) => {
    // The request has the type that the app's function declares.
    const given = ask('members', () => asJson(members(problem, request as never)), isMembers);
    return given && permitted(given, isTaken);
  };
}

/** Converts members to JSON. A promise is returned as is, since JSON would make an empty object of it. */
function asJson(value: unknown): unknown {
  if (value === undefined || !isMembers(value)) return value;
  return JSON.parse(JSON.stringify(value)) as unknown;
}
