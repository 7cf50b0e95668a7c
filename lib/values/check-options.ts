/** Checks options when they are passed, so that a wrong one does not surface with the first error. */
import { isPlainObject, ownMembers } from './json.js';
import { show } from './show.js';

/** Returns what is wrong with a value, as the end of a message that starts with the option's name; `undefined` if nothing is wrong. */
export type Check = (value: unknown) => string | undefined;

/** The check of each option of a function. */
export type Checks<Name extends string = string> = Readonly<Record<Name, Check>>;

/** Makes a check from a condition and the remedy to show if it does not hold. */
export function that(holds: (value: unknown) => boolean, remedy: string): Check {
  return (value) => (holds(value) ? undefined : `cannot be ${show(value)}; ${remedy}`);
}

/** Accepts any of these strings. */
export function oneOf(...values: readonly string[]): Check {
  const quoted = values.map((value) => `'${value}'`);
  const names = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  return that((value) => values.includes(value as string), `use ${names}`);
}

/** Accepts a function. */
export const aFunction = that((value) => typeof value === 'function', 'expected a function');

/** Accepts a boolean. */
export const aBoolean = that((value) => typeof value === 'boolean', 'use true or false');

/** Accepts a string that is not blank. */
export function aText(remedy: string): Check {
  return that((value) => typeof value === 'string' && value.trim() !== '', remedy);
}

/** The longest delay that a Node.js timer accepts, in milliseconds; a longer one fires at once. */
export const longestDelay = 2 ** 31 - 1;

/** Accepts a delay in whole milliseconds. */
export function milliseconds(least: number): Check {
  return that(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= longestDelay,
    `expected whole milliseconds from ${least} to ${longestDelay}`,
  );
}

/** Options of earlier releases, each with its replacement. */
const renamed: Readonly<Record<string, string>> = {
  requestLog: "use 'log', which takes false, a logger or console",
  handleHttpErrors: "use handle: 'http' instead of true, and omit it instead of false",
};

function unknownOption(owner: string, name: string, value: unknown, checks: Checks): TypeError {
  const remedy = Object.hasOwn(renamed, name)
    ? renamed[name]
    : `use one of ${Object.keys(checks).join(', ')}`;
  return new TypeError(`${owner}: unknown option '${name}' (given: ${show(value)}); ${remedy}`);
}

function isRequest(value: object): boolean {
  return 'headers' in value && 'url' in value;
}

/**
 * Checks the options of a function. `undefined` equals absent.
 * @param owner the function's name, for the message
 * @param usage how to mount the function, for apps that pass it to `app.use` without calling it
 * @returns a copy that has only the options, not even the members of `Object.prototype`
 * @throws TypeError that names the function, the option, the value and the remedy
 */
export function checkOptions<Given extends object>(
  owner: string,
  options: Given,
  checks: Checks,
  usage = `app.use(${owner}())`,
): Given {
  if (!isPlainObject(options))
    throw new TypeError(`${owner}: options must be an object, not ${show(options)}`);
  if (isRequest(options))
    throw new TypeError(`${owner} was mounted without being called; use ${usage}`);
  // Each option is read only once, even if it is a getter.
  const own = ownMembers(options) as Given;
  for (const [name, value] of Object.entries(own)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) throw unknownOption(owner, name, value, checks);
    const fault = value === undefined ? undefined : check(value);
    if (fault !== undefined)
      throw new TypeError(`${owner}: option '${name}'${fault.startsWith(':') ? '' : ' '}${fault}`);
  }
  return own;
}
