/** How long a failure cools. All is in seconds. */
import { ask } from '../callbacks/index.js';
import type { CooldownOptions } from './cooldown-options.js';
import { openerOf, type CooldownClass, type Opener } from './openers.js';
import type { Verdict } from './verdict.js';

/** An announced wait is believed up to here; then a single call tries. */
const longestBelieved = 300;
const longestOwn = 86_400;

/** How a class behaves where nothing is announced: the first wait, the longest that it grows to, and whether an announced one counts. */
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

/** What a failure asks for. */
export interface Sentence {
  readonly class: CooldownClass;
  /** How long the key cools, where it does so for the nth time in a row. */
  readonly seconds: (streak: number) => number;
  /** Whether the wait was stated, by the upstream or the app. */
  readonly isStated: boolean;
  /** Whether all calls go on when the wait is over; else single ones try first. */
  readonly isBelieved: (streak: number) => boolean;
  /** Whether other instances are told. */
  readonly isShared: boolean;
}

function isOwnWait(value: unknown): value is number | false {
  return value === false || (typeof value === 'number' && value >= 0 && value <= longestOwn);
}

/** The announced wait; one of 0 announces nothing. */
function announced({ failure }: Verdict, of: CooldownClass): number {
  return growth[of].hears ? (failure.retryAfter ?? 0) : 0;
}

/** Others are told what the upstream stated: that it refuses the account or the credential, or how long to wait. */
function concernsOthers(verdict: Verdict, opener: Opener | undefined): boolean {
  // The store holds no bodies: to other instances, what a service behind this one reports would be about their own key or account.
  if (opener?.shared === undefined || verdict.failure.relayed !== undefined) return false;
  return opener.class !== 'rate' || announced(verdict, 'rate') > 0;
}

/** The first cooldown in a row may have been a blip: it is taken for over when it is, unless only the operator can end the cause. */
function mayBeBlip(of: CooldownClass): (streak: number) => boolean {
  return (streak) => streak === 1 && growth[of].hears;
}

/** By the wait that the app chose; a type that opens nothing of itself behaves by whether a retry can help. */
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

/** By the limit that was announced. */
function byRateLimit(verdict: Verdict, stated: number): Sentence {
  return {
    class: 'rate',
    seconds: () => Math.min(stated, longestBelieved),
    isStated: true,
    isBelieved: () => stated <= longestBelieved,
    isShared: concernsOthers(verdict, openerOf(verdict.slug)),
  };
}

/** By the class; the wait that a failing service announces is the least. */
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

/** Whether the failure concerns this request alone, or cannot be told from those of other credentials. */
function isExempt({ failure }: Verdict, opener: Opener, hasCredential: boolean): boolean {
  return (
    failure.quota !== undefined ||
    opener.unless?.includes(failure.code ?? '') === true ||
    (opener.class === 'credential' && !hasCredential)
  );
}

/** What the failure asks for; `undefined` where nothing is to cool. */
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
