/** The state of one key, and how it changes. Times are milliseconds of a clock that no change of the system's time moves. */
import type { CooldownClass } from './openers.js';

/** What is answered while a key cools: a response, or a connection that is not tried. */
export type Replay =
  | { readonly status: number; readonly mediaType: string; readonly body: string }
  | { readonly code: string };

/** A cooldown that is open. */
export interface Cooling {
  readonly class: CooldownClass;
  /** The slug of the problem type. */
  readonly type: string;
  readonly replay: Replay;
  /** When the wait is over. */
  readonly until: number;
  /** Whether all calls go on then; else single ones try first. */
  readonly isBelieved: boolean;
  /** Whether the store knows of it. */
  readonly isShared: boolean;
  /** When the next single call may try. */
  nextProbe: number;
}

/** What is known of a key. */
export interface KeyState {
  readonly name: string;
  cooling: Cooling | undefined;
  /** How often in a row the key began to cool, and of which class. */
  streak: number;
  streakClass: CooldownClass | undefined;
  /** When calls failed, since the last success. */
  strikes: number[];
  /** When a call last asked for the key. */
  usedAt: number;
  /** When the store was last asked. */
  askedAt: number;
  /** The answer that is awaited from the store. */
  asking: Promise<void> | undefined;
  /** Until when the store holds what this instance wrote: waits are rounded up there. */
  writtenUntil: number;
}

/** A key of which nothing is known. */
export function newKeyState(name: string): KeyState {
  return {
    name,
    cooling: undefined,
    streak: 0,
    streakClass: undefined,
    strikes: [],
    usedAt: 0,
    askedAt: -Infinity,
    asking: undefined,
    writtenUntil: 0,
  };
}

/** Between two calls that try whether the cause is gone. */
const probeInterval = 1000;

/** Milliseconds, and failures within them, after which a service counts as down. */
const strikeWindow = 10_000;
const mostStrikes = 5;

/** Notes a failure that may be a blip, and answers whether it is one too many: the last of five in a row, or one after a cooldown. */
export function strike(state: KeyState, now: number): boolean {
  state.strikes = state.strikes.filter((at) => now - at < strikeWindow);
  state.strikes.push(now);
  return state.strikes.length >= mostStrikes || state.streakClass === 'fault';
}

/** Counts a cooldown that begins, unless one is open. Answers how many there were of this class in a row. */
export function countStreak(state: KeyState, of: CooldownClass, begun: number): number {
  const { cooling } = state;
  if (state.streakClass !== of) state.streak = 1;
  else if (cooling === undefined || begun >= cooling.until) state.streak += 1;
  state.streakClass = of;
  return state.streak;
}

/** What a cooldown is opened with. */
export type Opening = Omit<Cooling, 'until' | 'nextProbe'> & {
  readonly milliseconds: number;
  /** How far probes are spread, as a share of the wait. */
  readonly spread: number;
};

/** Opens the cooldown, or lengthens it: one that is open is never shortened. Answers whether anything changed. */
export function open(state: KeyState, opening: Opening, now: number): boolean {
  const { milliseconds, spread, ...cooling } = opening;
  const until = now + milliseconds;
  if (state.cooling !== undefined && until <= state.cooling.until) return false;
  state.cooling = { ...cooling, until, nextProbe: until + Math.random() * spread * milliseconds };
  return true;
}

/** Notes a success of a call: only one that began after the end says that the cause is gone. Answers whether it does. */
export function succeed(state: KeyState, begun: number): boolean {
  state.strikes = [];
  if (state.cooling !== undefined && begun < state.cooling.until) return false;
  state.streak = 0;
  state.streakClass = undefined;
  return state.cooling !== undefined;
}

/** Milliseconds until a call may be made; 0 where one may be made now, which is noted. */
export function remaining(cooling: Cooling, now: number, spread: number): number {
  if (now < cooling.until) return cooling.until - now;
  if (now < cooling.nextProbe) return Math.min(cooling.nextProbe - now, probeInterval);
  cooling.nextProbe = now + probeInterval * (1 + Math.random() * spread);
  return 0;
}
