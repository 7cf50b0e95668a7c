/** The connection to a store: limits every call, and detects that the store has failed. */
import { reportFault } from '../callbacks/warnings.js';
import type { CooldownEvent } from './cooldown-options.js';

/** How long a failed store is not queried, in milliseconds. */
const rest = 1000;
/** How long a store may take until its first response, in milliseconds: a connection still being established is not a failure. */
const longestStart = 5000;
/** The number of consecutive faults after which a store counts as down. */
const fewestFaults = 2;
/** The limit on pending calls; clients queue them without one. */
const mostOutstanding = 100;

/** The state of the connection to a store. */
export interface StoreLine {
  readonly now: () => number;
  readonly tell: (event: CooldownEvent) => void;
  readonly startedAt: number;
  hasAnswered: boolean;
  /** Consecutive faults: a single one may be due to a busy process. */
  faults: number;
  isDown: boolean;
  restsUntil: number;
  outstanding: number;
}

/** Creates the connection; `tell` is called when the store fails or recovers. */
export function createStoreLine(now: StoreLine['now'], tell: StoreLine['tell']): StoreLine {
  const state = { hasAnswered: false, faults: 0, isDown: false, restsUntil: 0, outstanding: 0 };
  return { now, tell, startedAt: now(), ...state };
}

/** Whether the store has just failed and is not to be queried. */
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

/**
 * Rejects when the time is over. In a process that was busy, timers run before the responses that have arrived in the meantime
 * are read, so these come first.
 */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const refuse = (): void => reject(new Error(`no answer in ${milliseconds} ms`));
    timer = setTimeout(() => setImmediate(refuse), milliseconds);
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
 * Does the work, unless too many calls are pending.
 * @throws the error of the work, or an error if it takes too long; a late result is ignored
 */
export async function attempt<Value>(
  line: StoreLine,
  milliseconds: number,
  work: () => Promise<Value>,
): Promise<Value> {
  if (line.outstanding >= mostOutstanding) throw new Error('too many calls are unanswered');
  return within(milliseconds, counted(line, work));
}

/** Does the work and records whether the store responds. Never rejects: returns `undefined` if the work fails. */
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
