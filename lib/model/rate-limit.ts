/** The state of the upstream's rate limit. */

/** One bucket of the upstream's rate limit. Members are absent if the upstream did not send them. */
export interface RateLimitBucket {
  /** The number allowed per window. */
  readonly limit?: number;
  /** The number left in the current window. */
  readonly remaining?: number;
  /** Seconds until the bucket is full again; may be fractional. */
  readonly reset?: number;
}

/** The upstream's rate limit, from its `x-ratelimit-*` headers. */
export interface RateLimit {
  /** The limit on requests; absent if not sent. */
  readonly requests?: RateLimitBucket;
  /** The limit on tokens; absent if not sent. */
  readonly tokens?: RateLimitBucket;
}
