/** The options of `cooldown`, and their checks. */
import type { ProblemTypeUri } from '../catalogue/type-uri.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { aFunction, that, type Checks } from '../values/check-options.js';
import { property } from '../values/property.js';

/** What the guard needs of a store, as the limiters of `rate-limiter-flexible` have it. */
export interface CooldownStore {
  /** Resolves with what is left of a block in milliseconds, or `null` where there is none. */
  get(key: string): Promise<{ readonly msBeforeNext: number } | null>;
  /** Blocks the key for whole seconds, at least 1. */
  block(key: string, seconds: number): Promise<unknown>;
  /** Ends a block. */
  delete(key: string): Promise<unknown>;
}

/** A call, as `key` is asked about it. */
export interface CooldownRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  /** The model, or on Azure the deployment, where the request names one. */
  readonly model: string | undefined;
}

/** Why a cooldown was closed: the announced wait is over, a call succeeded, or `clear` was called. */
export type CloseReason = 'over' | 'success' | 'cleared';

/** What `onChange` is told. It may be logged whole: nothing in it is a credential. */
export type CooldownEvent =
  | {
      readonly kind: 'open';
      readonly key: string;
      /** The slug of the problem type. */
      readonly type: string;
      /** Whole seconds. */
      readonly seconds: number;
      /** Who was told to wait: this instance, or another one that shares the store. */
      readonly learnedFrom: 'upstream' | 'store';
    }
  | {
      readonly kind: 'close';
      readonly key: string;
      readonly type: string;
      readonly reason: CloseReason;
    }
  | { readonly kind: 'store-failed' | 'store-recovered' };

/** What is known of a key that cools: its problem type, the seconds that remain, and whether a call is trying. */
export interface CooldownState {
  readonly key: string;
  /** The slug of the problem type. */
  readonly type: string;
  /** Whole seconds that are left; 0 where it is half-open. */
  readonly seconds: number;
  /** Whether the time is over and single calls try whether the cause is gone. */
  readonly halfOpen: boolean;
}

/** A `fetch`, whatever types its parameters have: the global one, undici's, or node-fetch. */
export type FetchLike = (...parameters: never[]) => PromiseLike<unknown>;

/** How a guard calls, waits, shares and reports: options of `cooldown`. */
export interface CooldownOptions {
  /**
   * Shares cooldowns among the instances of an app: a limiter of `rate-limiter-flexible`, or any object with its methods `get`,
   * `block` and `delete`. Instances that share cooldowns share the store.
   * @defaultValue none: every instance learns for itself
   */
  readonly store?: CooldownStore | undefined;
  /**
   * Makes the calls.
   * @defaultValue the global `fetch`
   */
  readonly fetch?: FetchLike | undefined;
  /**
   * Names what cools together; `undefined` for the default. What looks like a credential is hashed.
   * @defaultValue the host, a hash of the credential, and the model
   */
  readonly key?: ((request: CooldownRequest) => string | undefined) | undefined;
  /**
   * Overrules how many seconds a problem cools, at most one day: 0 or `false` for not at all, `undefined` for the default.
   * @example wait: (problem) => (problem.code === 'model_overloaded' ? 10 : undefined)
   */
  readonly wait?:
    ((problem: ProblemDetails<ProblemTypeUri>) => number | false | undefined) | undefined;
  /**
   * The longest wait, in seconds, that is left to the SDK's own retries. At 0 every call fails at once while its key cools.
   * @defaultValue 5
   */
  readonly patience?: number | undefined;
  /** Told when a cooldown opens or closes, and when the store fails or recovers. */
  readonly onChange?: ((event: CooldownEvent) => unknown) | undefined;
}

/** The longest wait that every major of the SDK sleeps out, in seconds. */
const longestPatience = 60;

const storeMethods = ['get', 'block', 'delete'] as const;

function checkStore(store: unknown): string | undefined {
  const missing = storeMethods.find((name) => typeof property(store, name) !== 'function');
  return missing === undefined
    ? undefined
    : `has no method '${missing}'; give a limiter of rate-limiter-flexible, or an object with ${storeMethods.join(', ')}`;
}

/** What is checked of each option. */
export const cooldownChecks: Checks<keyof CooldownOptions> = {
  store: checkStore,
  fetch: aFunction,
  key: aFunction,
  wait: aFunction,
  patience: that(
    (value) => typeof value === 'number' && value >= 0 && value <= longestPatience,
    `give seconds from 0 to ${longestPatience}`,
  ),
  onChange: aFunction,
};
