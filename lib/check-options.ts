/** The checks of options: a wrong one is found when the handler is made, not when the first error comes. */
import type { Options } from './options.js';
import { checkOption, type Check } from './check-option.js';
import { show } from './show.js';

function oneOf(...values: readonly string[]): Check {
  const quoted = values.map((value) => `'${value}'`).join(' or ');
  return { holds: (value) => values.includes(value as string), remedy: `use ${quoted}` };
}

const aFunction: Check = {
  holds: (value) => typeof value === 'function',
  remedy: 'give a function',
};

const aBoolean: Check = {
  holds: (value) => typeof value === 'boolean',
  remedy: 'use true or false',
};

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A pattern that matches nothing at all would put a mark between any two characters. */
function isPattern(value: unknown): boolean {
  return value instanceof RegExp
    ? !new RegExp(value).test('')
    : typeof value === 'string' && value !== '';
}

/** Control characters and spaces have no place in a URI. */
function isAbsoluteUri(value: unknown): boolean {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) && URL.canParse(value);
}

/** A name that can stand in a sentence. */
function isName(value: unknown): boolean {
  return (
    typeof value === 'string' && value.trim() !== '' && /^[^\p{C}\p{Zl}\p{Zp}]{1,60}$/u.test(value)
  );
}

/** What holds for each option of the error handler. */
export const optionChecks: Readonly<Record<keyof Options, Check>> = {
  audience: oneOf('developer', 'public'),
  status: oneOf('upstream', 'gateway'),
  claim: oneOf('certain', 'likely'),
  provider: {
    holds: isName,
    remedy: "give a name of at most 60 characters on one line, such as 'Azure OpenAI'",
  },
  typeBase: {
    holds: isAbsoluteUri,
    remedy: "give an absolute URI, such as 'https://docs.example.com/problems/'",
  },
  problemTypes: { holds: isPlainObject, remedy: 'give an object of problem types by slug' },
  classify: aFunction,
  redact: {
    holds: (value) => Array.isArray(value) && value.every(isPattern),
    remedy: 'give an array of texts and regular expressions that do not match the empty text',
  },
  handleHttpErrors: aBoolean,
  negotiate: aBoolean,
  instance: aFunction,
  onProblem: aFunction,
  requestLog: aBoolean,
};

function isRequest(value: object): boolean {
  return 'headers' in value && 'url' in value;
}

/**
 * Checks options as a whole.
 * @param owner the function that they were given to, for the message
 * @param checks what holds for each option that there is
 * @throws TypeError that names the option, its value and the remedy
 */
export function checkOptions(
  owner: string,
  options: object,
  checks: Readonly<Record<string, Check>> = optionChecks,
): void {
  if (!isPlainObject(options)) {
    throw new TypeError(`${owner}: options must be an object, not ${show(options)}`);
  }
  if (isRequest(options)) {
    throw new TypeError(`${owner} was mounted without being called: write app.use(${owner}())`);
  }
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined) {
      const names = Object.keys(checks).join(', ');
      throw new TypeError(
        `${owner}: there is no option '${name}' (given: ${show(value)}); use one of ${names}`,
      );
    }
    checkOption(owner, name, value, check);
  }
}
