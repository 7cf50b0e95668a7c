/** The state of one key, and its transitions. Times are in milliseconds of a monotonic clock. */
import type { CooldownClass } from './openers.js';

/** What replaces a call while a key cools down: a response, or a failed connection. */
export type Replay =
  | { readonly status: number; readonly mediaType: string; readonly body: string }
  | { readonly code: string };

/** An open cooldown. */
export interface Cooling {
  readonly class: CooldownClass;
  /** The slug of the problem type. */
  readonly type: string;
  readonly replay: Replay;
  /** When the wait ends. */
  readonly until: number;
  /** Whether all calls may proceed when the wait ends; otherwise single calls probe first. */
  readonly isBelieved: boolean;
  /** Whether it is in the store. */
  readonly isShared: boolean;
  /** When the next probe may be made. */
  nextProbe: number;
}

/** The state of a key. */
export interface KeyState {
  readonly name: string;
  cooling: Cooling | undefined;
  /** The number of consecutive cooldowns, and their class. */
  streak: number;
  streakClass: CooldownClass | undefined;
  /** The times of the failures since the last success. */
  strikes: number[];
  /** When a call last used the key. */
  usedAt: number;
  /** When the store was last queried. */
  askedAt: number;
  /** The pending query to the store. */
  asking: Promise<void> | undefined;
  /** When the block that this instance wrote expires; the store rounds waits up. */
  writtenUntil: number;
}

/** The state of a new key. */
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

/** The time between two probes, in milliseconds. */
const probeInterval = 1000;

/** A service counts as down after this many failures within the window, in milliseconds. */
const strikeWindow = 10_000;
const mostStrikes = 5;

/** Records a failure that may be a blip. Returns whether it is one too many: the last of five in a row, or the first after a cooldown. */
export function strike(state: KeyState, now: number): boolean {
  state.strikes = state.strikes.filter((at) => now - at < strikeWindow);
  state.strikes.push(now);
  return state.strikes.length >= mostStrikes || state.streakClass === 'fault';
}

/** Counts a new cooldown, unless one is open. Returns the number of consecutive ones of this class. */
export function countStreak(state: KeyState, of: CooldownClass, begun: number): number {
  const { cooling } = state;
  if (state.streakClass !== of) state.streak = 1;
  else if (cooling === undefined || begun >= cooling.until) state.streak += 1;
  state.streakClass = of;
  return state.streak;
}

/** The values with which a cooldown opens. */
export type Opening = Omit<Cooling, 'until' | 'nextProbe'> & {
  readonly milliseconds: number;
  /** The spread of the probes, as a share of the wait. */
  readonly spread: number;
};

/** Opens or extends the cooldown; an open one is never shortened. Returns whether anything changed. */
export function open(state: KeyState, opening: Opening, now: number): boolean {
  const { milliseconds, spread, ...cooling } = opening;
  const until = now + milliseconds;
  if (state.cooling !== undefined && until <= state.cooling.until) return false;
  state.cooling = { ...cooling, until, nextProbe: until + Math.random() * spread * milliseconds };
  return true;
}

/** Records a success. Returns whether it closes a cooldown, which only a call that began after the wait can do. */
export function succeed(state: KeyState, begun: number): boolean {
  state.strikes = [];
  if (state.cooling !== undefined && begun < state.cooling.until) return false;
  state.streak = 0;
  state.streakClass = undefined;
  return state.cooling !== undefined;
}

/** Milliseconds until a call may be made. Returns 0 if one may be made now, which takes the turn to probe. */
export function remaining(cooling: Cooling, now: number, spread: number): number {
  if (now < cooling.until) return cooling.until - now;
  if (now < cooling.nextProbe) return Math.min(cooling.nextProbe - now, probeInterval);
  cooling.nextProbe = now + probeInterval * (1 + Math.random() * spread);
  return 0;
}
