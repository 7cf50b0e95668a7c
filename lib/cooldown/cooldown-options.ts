/** The options of `cooldown`, and their checks. */
import type { ProblemTypeUri } from '../catalogue/type-uri.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { aFunction, that, type Checks } from '../values/check-options.js';
import { property } from '../values/property.js';

/** The part of a store that a cooldown uses; the limiters of `rate-limiter-flexible` have it. */
export interface CooldownStore {
  /** Resolves with the rest of a block in milliseconds, or `null` if there is none. */
  get(key: string): Promise<{ readonly msBeforeNext: number } | null>;
  /** Blocks the key for whole seconds, at least 1. */
  block(key: string, seconds: number): Promise<unknown>;
  /** Ends a block. */
  delete(key: string): Promise<unknown>;
}

/** A call, as passed to the option `key`. */
export interface CooldownRequest {
  /** The full URL. */
  readonly url: string;
  /** The HTTP method, such as `POST`. */
  readonly method: string;
  /** The request's header fields, credentials included. */
  readonly headers: Headers;
  /** The body as passed to `fetch`, usually a JSON string. */
  readonly body: unknown;
  /** The model, or the deployment on Azure; `undefined` if the request does not name one. */
  readonly model: string | undefined;
}

/** Why a cooldown closed: the announced wait is over, a call succeeded, or `clear` was called. */
export type CloseReason = 'over' | 'success' | 'cleared';

/** The event passed to `onChange`. It contains no credentials, so it is safe to log. */
export type CooldownEvent =
  | {
      /** A cooldown opened. */
      readonly kind: 'open';
      /** The key that cools down. */
      readonly key: string;
      /** The slug of the problem type. */
      readonly type: string;
      /** The length of the cooldown, in whole seconds. */
      readonly seconds: number;
      /** The source: the upstream's response to this instance, or another instance via the store. */
      readonly learnedFrom: 'upstream' | 'store';
    }
  | {
      /** A cooldown closed. */
      readonly kind: 'close';
      /** The key that cooled down. */
      readonly key: string;
      /** The slug of the problem type. */
      readonly type: string;
      /** Why it closed. */
      readonly reason: CloseReason;
    }
  | { readonly kind: 'store-failed' | 'store-recovered' };

/** The state of a key that is cooling down. */
export interface CooldownState {
  /** The name of the key. */
  readonly key: string;
  /** The slug of the problem type. */
  readonly type: string;
  /** The remaining time in whole seconds; 0 if half-open. */
  readonly seconds: number;
  /** Whether the time is over and single calls are testing whether the cause is gone. */
  readonly halfOpen: boolean;
}

/** A `fetch` function with any parameter types: the global one, undici's or node-fetch. */
export type FetchLike = (...parameters: never[]) => PromiseLike<unknown>;

/** Options of `cooldown`: the store, the key, the waits and the callback. */
export interface CooldownOptions {
  /**
   * A store that shares cooldowns among the instances of an app: a limiter of `rate-limiter-flexible`, or any object with its methods
   * `get`, `block` and `delete`.
   * @defaultValue no store: each instance has its own cooldowns
   */
  readonly store?: CooldownStore | undefined;
  /**
   * The `fetch` that makes the calls.
   * @defaultValue the global `fetch`
   */
  readonly fetch?: FetchLike | undefined;
  /**
   * Names the group of calls that cool down together; return `undefined` for the default. A name that looks like a credential is hashed.
   * @defaultValue the host, a hash of the credential, and the model
   */
  readonly key?: ((request: CooldownRequest) => string | undefined) | undefined;
  /**
   * Overrides the length of a cooldown in seconds, at most one day: 0 or `false` for no cooldown, `undefined` for the default.
   * @example wait: (problem) => (problem.code === 'model_overloaded' ? 10 : undefined)
   */
  readonly wait?:
    ((problem: ProblemDetails<ProblemTypeUri>) => number | false | undefined) | undefined;
  /**
   * The longest wait that is left to the SDK's own retries, in seconds from 0 to 60. At 0, every call fails at once during a cooldown.
   * @defaultValue 5
   */
  readonly patience?: number | undefined;
  /** Called when a cooldown opens or closes, and when the store fails or recovers. Errors that it throws are reported as process warnings. */
  readonly onChange?: ((event: CooldownEvent) => unknown) | undefined;
}

/** The longest wait, in seconds, that every major version of the SDK honours. */
const longestPatience = 60;
const storeMethods = ['get', 'block', 'delete'] as const;

function checkStore(store: unknown): string | undefined {
  const missing = storeMethods.find((name) => typeof property(store, name) !== 'function');
  return missing === undefined
    ? undefined
    : `has no method '${missing}'; expected a limiter of rate-limiter-flexible, or an object with the methods ${storeMethods.join(', ')}`;
}

/** The check of each option. */
export const cooldownChecks: Checks<keyof CooldownOptions> = {
  store: checkStore,
  fetch: aFunction,
  key: aFunction,
  wait: aFunction,
  patience: that(
    (value) => typeof value === 'number' && value >= 0 && value <= longestPatience,
    `expected seconds from 0 to ${longestPatience}`,
  ),
  onChange: aFunction,
};
