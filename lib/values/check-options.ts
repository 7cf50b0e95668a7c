/** The checks of options: a wrong one is found when it is given, not when the first error comes. */
import { isPlainObject, ownMembers } from './json.js';
import { show } from './show.js';

/** What is wrong with a value, as the message goes on after the option's name; `undefined` where nothing is. */
export type Check = (value: unknown) => string | undefined;

/** What is checked of each option of a function. */
export type Checks<Name extends string = string> = Readonly<Record<Name, Check>>;

/** The check of a condition, and what to do where it does not hold. */
export function that(holds: (value: unknown) => boolean, remedy: string): Check {
  return (value) => (holds(value) ? undefined : `cannot be ${show(value)}; ${remedy}`);
}

/** One of these strings. */
export function oneOf(...values: readonly string[]): Check {
  const quoted = values.map((value) => `'${value}'`);
  const names = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  return that((value) => values.includes(value as string), `use ${names}`);
}

export const aFunction = that((value) => typeof value === 'function', 'give a function');

export const aBoolean = that((value) => typeof value === 'boolean', 'use true or false');

/** A string that is not blank. */
export function aText(remedy: string): Check {
  return that((value) => typeof value === 'string' && value.trim() !== '', remedy);
}

/** The longest delay that a timer of Node.js takes, in milliseconds; more of it fires at once. */
export const longestDelay = 2 ** 31 - 1;

/** A delay in whole milliseconds. */
export function milliseconds(least: number): Check {
  return that(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= longestDelay,
    `give whole milliseconds from ${least} to ${longestDelay}`,
  );
}

/** Options of earlier releases, and what to write now. */
const renamed: Readonly<Record<string, string>> = {
  requestLog: "use 'log': false switches it off, a logger or console takes its place",
  handleHttpErrors: "write handle: 'http' for true, and leave it out for false",
};

function unknownOption(owner: string, name: string, value: unknown, checks: Checks): TypeError {
  const remedy = Object.hasOwn(renamed, name)
    ? renamed[name]
    : `use one of ${Object.keys(checks).join(', ')}`;
  return new TypeError(`${owner}: there is no option '${name}' (given: ${show(value)}); ${remedy}`);
}

function isRequest(value: object): boolean {
  return 'headers' in value && 'url' in value;
}

/**
 * Checks the options of a function. `undefined` equals absent.
 * @param owner the function that they were given to, for the message
 * @param usage how it is mounted, for whoever has mounted it without calling it
 * @returns a copy that has nothing but the options, not even what `Object.prototype` has
 * @throws TypeError that names the function, the option, its value and the remedy
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
    throw new TypeError(`${owner} was mounted without being called: write ${usage}`);
  // Each is read once, also where a getter gives it.
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
