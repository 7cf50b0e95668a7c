// The store that the instances share. Where there is no Redis, each has its memory alone.
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

/** The store at this port; `undefined` without one. */
export function connectStore(port) {
  if (port === undefined) return undefined;
  const client = new Redis({ port, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // Without a listener, a connection that fails ends the process.
  client.on('error', () => undefined);
  return new RateLimiterRedis({
    storeClient: client,
    points: 1,
    duration: 1,
    keyPrefix: 'cooldown',
    rejectIfRedisNotReady: true,
  });
}
