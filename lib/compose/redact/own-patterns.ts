/** Patterns of the app's own: they see a text first, and cannot hold up an answer. */
import { mark } from './rules/index.js';

/** An extra pattern to redact: a string, redacted wherever it occurs, or a regular expression. */
export type RedactPattern = string | RegExp;

/** Milliseconds that one text may take, and those that it may take once one has taken too long. */
const patience = 50;
const impatience = 5;
/** How often a text is tried where the process did not get to work on it in that time. */
const mostTries = 5;

/** A plain copy with the flag `g` and without `y`; a subclass could throw. */
function globalPattern(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`);
}

/** The pattern with `x` for each class of characters and each escape. */
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
 * Whether the pattern takes at most the square of a text's length: one repetition without a close limit, none of a group, and
 * nothing that refers back. Of 4,096 characters that is some ten milliseconds.
 */
export function isPlain({ source }: RegExp): boolean {
  if (/\\(?:[1-9]|k<)/.test(source)) return false;
  const plain = outline(source);
  const repetitions = plain.match(/[*+]|\{\d{1,9},\d{0,9}\}/g) ?? [];
  return repetitions.length <= 1 && !/\)(?:[*+]|\{\d)/.test(plain);
}

/** Runs work that may take too long; `undefined` where it did. */
type Bounded = (work: () => string) => string | undefined;

/** Milliseconds of CPU since then. */
function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Where the runtime has no `node:vm`, nothing can be stopped. It is loaded where it is needed alone: others need not have it. */
function loadVm(): typeof import('node:vm') | undefined {
  const { getBuiltinModule } = process as Partial<NodeJS.Process>; // Node.js has it from 20.16 and 22.3 on
  return getBuiltinModule?.('node:vm');
}

/** Only a script of its own can be stopped: its one line calls the work. What ran out of time on a busy machine is tried again. */
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

/** Takes out of a text what one pattern matches. */
type Removal = (text: string) => string;

function createRemoval(pattern: RedactPattern, bounded: Bounded | undefined): Removal {
  const own = typeof pattern === 'string' ? pattern : globalPattern(pattern);
  const remove: Removal = (text) => text.replaceAll(own, () => mark);
  if (typeof own === 'string' || bounded === undefined || isPlain(own)) return remove;
  return (text) => bounded(() => remove(text)) ?? mark;
}

/**
 * Makes what takes out what these patterns match, one after the other. Where one takes too long, the whole text is withheld.
 * @param report is told of a pattern that took too long, and at once where none could be stopped
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
