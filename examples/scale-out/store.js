// The store that the instances share. Without Redis, each has only its own memory.
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

/** The store in the Redis at this port; `undefined` without a port. */
export function connectStore(port) {
  if (port === undefined) return undefined;
  const client = new Redis({ port, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Without a listener, a failed connection would end the process.
  client.on('error', () => undefined);
  return new RateLimiterRedis({
    storeClient: client,
    points: 1,
    duration: 1,
    keyPrefix: 'cooldown',
    rejectIfRedisNotReady: true,
  });
}
