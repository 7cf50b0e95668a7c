/** The line to a store: every call is bounded, and a store that fails is noticed. */
import { reportFault } from '../callbacks/warnings.js';
import type { CooldownEvent } from './cooldown-options.js';

/** Milliseconds for which a store that failed is not asked. */
const rest = 1000;
/** Milliseconds that a store may take until it first answers: a connection that is still being made is no failure. */
const longestStart = 5000;
/** Faults in a row after which a store counts as gone. */
const fewestFaults = 2;
/** Calls that are not settled; clients queue them without a bound. */
const mostOutstanding = 100;

export interface StoreLine {
  readonly now: () => number;
  readonly tell: (event: CooldownEvent) => void;
  readonly startedAt: number;
  hasAnswered: boolean;
  /** In a row: one may come of a process that is busy. */
  faults: number;
  isDown: boolean;
  restsUntil: number;
  outstanding: number;
}

/** Makes a line; `tell` is told when the store fails or recovers. */
export function createStoreLine(now: StoreLine['now'], tell: StoreLine['tell']): StoreLine {
  const state = { hasAnswered: false, faults: 0, isDown: false, restsUntil: 0, outstanding: 0 };
  return { now, tell, startedAt: now(), ...state };
}

/** Whether the store has just failed and is left alone. */
export function isResting(line: StoreLine): boolean {
  return line.now() < line.restsUntil;
}

function noteAnswer(line: StoreLine): void {
  if (line.isDown) line.tell({ kind: 'store-recovered' });
  line.hasAnswered = true;
  line.faults = 0;
  line.isDown = false;
}

function noteFault(line: StoreLine, fault: unknown): void {
  const now = line.now();
  line.restsUntil = now + rest;
  line.faults += 1;
  const isStarting = !line.hasAnswered && now - line.startedAt <= longestStart;
  if (line.isDown || isStarting || line.faults < fewestFaults) return;
  line.isDown = true;
  reportFault('openai-problem-details: the store of the cooldown', fault);
  line.tell({ kind: 'store-failed' });
}

/** Rejects when the time is over. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function counted<Value>(line: StoreLine, work: () => Promise<Value>): Promise<Value> {
  line.outstanding += 1;
  try {
    return await work();
  } finally {
    line.outstanding -= 1;
  }
}

/**
 * Does the work, unless too much is unfinished.
 * @throws what the work throws, or that it takes too long: a late result is nobody's
 */
export async function attempt<Value>(
  line: StoreLine,
  milliseconds: number,
  work: () => Promise<Value>,
): Promise<Value> {
  if (line.outstanding >= mostOutstanding) throw new Error('too many calls are unanswered');
  return within(milliseconds, counted(line, work));
}

/** Does the work, and notices whether the store answers. Never rejects: a fault is `undefined`. */
export async function attemptWatched<Value>(
  line: StoreLine,
  milliseconds: number,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    const value = await attempt(line, milliseconds, work);
    noteAnswer(line);
    return value;
  } catch (fault) {
    noteFault(line, fault);
    return undefined;
  }
}
