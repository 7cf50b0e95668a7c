/** Decides how long a failure's cooldown lasts. All times are in seconds. */
import { ask } from '../callbacks/index.js';
import type { CooldownOptions } from './cooldown-options.js';
import { openerOf, type CooldownClass, type Opener } from './openers.js';
import type { Verdict } from './verdict.js';

/** The longest announced wait that is honoured in full; after this time a single call probes. */
const longestBelieved = 300;
const longestOwn = 86_400;

/** The behavior of each class if no wait is announced: the first wait, the longest, and whether an announced wait counts. */
const growth: Readonly<
  Record<
    CooldownClass,
    { readonly first: number; readonly longest: number; readonly hears: boolean }
  >
> = {
  rate: { first: 2, longest: 30, hears: true },
  fault: { first: 2, longest: 30, hears: true },
  account: { first: 30, longest: 60, hears: false },
  credential: { first: 30, longest: 60, hears: false },
};

/** The cooldown that a failure calls for. */
export interface Sentence {
  readonly class: CooldownClass;
  /** The length of the nth cooldown in a row. */
  readonly seconds: (streak: number) => number;
  /** Whether the wait was stated, by the upstream or by the app. */
  readonly isStated: boolean;
  /** Whether all calls may proceed when the wait ends; otherwise single calls probe first. */
  readonly isBelieved: (streak: number) => boolean;
  /** Whether other instances are notified. */
  readonly isShared: boolean;
}

function isOwnWait(value: unknown): value is number | false {
  return value === false || (typeof value === 'number' && value >= 0 && value <= longestOwn);
}

/** The announced wait; 0 if none is. */
function announced({ failure }: Verdict, of: CooldownClass): number {
  return growth[of].hears ? (failure.retryAfter ?? 0) : 0;
}

/** Other instances are notified only if the upstream refused the account or the credential, or announced a wait. */
function concernsOthers(verdict: Verdict, opener: Opener | undefined): boolean {
  // The store holds no bodies: to other instances, what a service behind this one reports would be about their own key or account.
  if (opener?.shared === undefined || verdict.failure.relayed !== undefined) return false;
  return opener.class !== 'rate' || announced(verdict, 'rate') > 0;
}

/** The first cooldown may be due to a blip: it simply ends, unless only the operator can fix the cause. */
function mayBeBlip(of: CooldownClass): (streak: number) => boolean {
  return (streak) => streak === 1 && growth[of].hears;
}

/** For a wait that the app chose. If the type opens no cooldown by default, `retryable` decides the class. */
function byOwnWait(seconds: number, verdict: Verdict, opener: Opener | undefined): Sentence {
  const of = opener?.class ?? (verdict.problem.retryable ? 'rate' : 'account');
  return {
    class: of,
    seconds: () => seconds,
    isStated: true,
    isBelieved: of === 'rate' ? () => true : mayBeBlip(of),
    isShared: concernsOthers(verdict, opener),
  };
}

/** For an announced rate limit. */
function byRateLimit(verdict: Verdict, stated: number): Sentence {
  return {
    class: 'rate',
    seconds: () => Math.min(stated, longestBelieved),
    isStated: true,
    isBelieved: () => stated <= longestBelieved,
    isShared: concernsOthers(verdict, openerOf(verdict.slug)),
  };
}

/** By class; a wait that a failing service announces is the minimum. */
function byClass(verdict: Verdict, opener: Opener, stated: number): Sentence {
  const { first, longest } = growth[opener.class];
  const grown = (streak: number): number => Math.min(first * 2 ** (streak - 1), longest);
  return {
    class: opener.class,
    seconds: (streak) => Math.min(Math.max(stated, grown(streak)), longestBelieved),
    isStated: false,
    isBelieved: mayBeBlip(opener.class),
    isShared: concernsOthers(verdict, opener),
  };
}

/** Whether the failure affects this request alone, or cannot be attributed to a credential. */
function isExempt({ failure }: Verdict, opener: Opener, hasCredential: boolean): boolean {
  return (
    failure.quota !== undefined ||
    opener.unless?.includes(failure.code ?? '') === true ||
    (opener.class === 'credential' && !hasCredential)
  );
}

/** The cooldown that the failure calls for; `undefined` if it calls for none. */
export function sentenceOf(
  verdict: Verdict,
  hasCredential: boolean,
  wait: CooldownOptions['wait'],
): Sentence | undefined {
  const opener = openerOf(verdict.slug);
  const own = ask('wait', wait && (() => wait(verdict.problem)), isOwnWait);
  if (own === 0 || own === false) return undefined;
  if (own !== undefined) return byOwnWait(own, verdict, opener);
  if (opener === undefined || isExempt(verdict, opener, hasCredential)) return undefined;
  const stated = announced(verdict, opener.class);
  return opener.class === 'rate' && stated > 0
    ? byRateLimit(verdict, stated)
    : byClass(verdict, opener, stated);
}
