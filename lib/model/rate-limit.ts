/** How much of a rate limit is left. */

/** One bucket of the upstream's rate limit. `undefined` where the upstream did not say. */
export interface RateLimitBucket {
  /** How much is allowed in the window. */
  readonly limit?: number;
  /** How much is left in the window. */
  readonly remaining?: number;
  /** Seconds until the bucket is full again. */
  readonly reset?: number;
}

/** The upstream's `x-ratelimit-*` headers. */
export interface RateLimit {
  /** The limit on requests. */
  readonly requests?: RateLimitBucket;
  /** The limit on tokens. */
  readonly tokens?: RateLimitBucket;
}
