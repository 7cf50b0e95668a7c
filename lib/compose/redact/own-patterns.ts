/** The app's own patterns, which are run before all rules and cannot delay a response. */
import { mark } from './rules/index.js';

/** An extra pattern to redact: a string, redacted at every occurrence, or a regular expression. */
export type RedactPattern = string | RegExp;

/** How long, in milliseconds, a pattern may take for one string, and how long after one has taken too long. */
const patience = 50;
const impatience = 5;
/** How often a string is tried if the process was not given enough CPU time. */
const mostTries = 5;

/** A plain copy with the flag `g` and without `y`, because a subclass might throw. */
function globalPattern(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
}

/** The pattern with `x` in place of each character class and each escape. */
function outline(source: string): string {
  let outlined = '';
  let isClass = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') index += 1;
    if (isClass) isClass = character !== ']';
    else {
      isClass = character === '[';
      outlined += isClass || character === '\\' ? 'x' : character;
    }
  }
  return outlined;
}

/**
 * Whether matching takes at most quadratic time: at most one unbounded repetition, none of a group, and no backreference. For 4,096
 * characters, that is about ten milliseconds.
 */
export function isPlain({ source }: RegExp): boolean {
  if (/\\(?:[1-9]|k<)/.test(source)) return false;
  const plain = outline(source);
  const repetitions = plain.match(/[*+]|\{\d{1,9},\d{0,9}\}/g) ?? [];
  return repetitions.length <= 1 && !/\)(?:[*+]|\{\d)/.test(plain);
}

/** Runs work with a time limit; returns `undefined` if it took too long. */
type Bounded = (work: () => string) => string | undefined;

/** The CPU time since then, in milliseconds. */
function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Loads `node:vm` only if it is needed: runtimes without it cannot stop a pattern. */
function loadVm(): typeof import('node:vm') | undefined {
  const { getBuiltinModule } = process as Partial<NodeJS.Process>; // Node.js has it from 20.16 and 22.3 on
  return getBuiltinModule?.('node:vm');
}

/** Only a separate script can be stopped, so one calls the work. If a busy machine caused the timeout, it is tried again. */
function createBounded(report: (fault: unknown) => void): Bounded | undefined {
  const vm = loadVm();
  if (vm === undefined) {
    report(new Error('a pattern may be slow, and this runtime cannot stop it'));
    return undefined;
  }
  const script = new vm.Script('run()');
  const context = vm.createContext({ run: undefined });
  let timeout = patience;
  return (work) => {
    context['run'] = work;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const start = process.cpuUsage();
      try {
        return String(script.runInContext(context, { timeout }));
      } catch {
        if (cpuSince(start) > timeout / 2) break;
      }
    }
    timeout = impatience;
    report(new Error(`a pattern took more than ${patience} milliseconds; the text is withheld`));
    return undefined;
  };
}

/** Removes the matches of a pattern from a string. */
type Removal = (text: string) => string;

function createRemoval(pattern: RedactPattern, bounded: Bounded | undefined): Removal {
  const own = typeof pattern === 'string' ? pattern : globalPattern(pattern);
  const remove: Removal = (text) => text.replaceAll(own, () => mark);
  if (typeof own === 'string' || bounded === undefined || isPlain(own)) return remove;
  return (text) => bounded(() => remove(text)) ?? mark;
}

/**
 * Creates the function that removes the matches of these patterns, one after the other. If one takes too long, it withholds the
 * whole string.
 * @param report called if a pattern takes too long, and immediately if the runtime cannot stop patterns
 */
export function createOwnPatterns(
  patterns: readonly RedactPattern[],
  report: (fault: unknown) => void,
): Removal {
  const isBounded = patterns.some((pattern) => pattern instanceof RegExp && !isPlain(pattern));
  const bounded = isBounded ? createBounded(report) : undefined;
  const removals = patterns.map((pattern) => createRemoval(pattern, bounded));
  return (text) => removals.reduce((left, remove) => remove(left), text);
}
