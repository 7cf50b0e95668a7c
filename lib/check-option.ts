/** The check of one option. */
import { show } from './show.js';

/** What holds for an option's value, and what to do where it does not. */
export interface Check {
  readonly holds: (value: unknown) => boolean;
  readonly remedy: string;
}

/**
 * Checks one option; `undefined` equals absent.
 * @param owner the function that it was given to, for the message
 * @throws TypeError that names the option, its value and the remedy
 */
export function checkOption(
  owner: string,
  name: string,
  value: unknown,
  { holds, remedy }: Check,
): void {
  if (value === undefined || holds(value)) return;
  throw new TypeError(`${owner}: option '${name}' cannot be ${show(value)}; ${remedy}`);
}
