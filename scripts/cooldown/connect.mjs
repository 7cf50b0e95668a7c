// The Redis clients that apps use, configured as in docs/cooldown.md.
import { createClient } from '@redis/client';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

const limits = { points: 1, duration: 1, keyPrefix: 'cooldown', rejectIfRedisNotReady: true };

function ignore() {
  // Without a listener, a connection error ends the process; the cooldown reports a failing store.
}

const connections = {
  ioredis({ port, password }) {
    const client = new Redis({
      port,
      ...(password && { password }),
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      retryStrategy: () => 200,
    });
    client.on('error', ignore);
    return {
      store: new RateLimiterRedis({ storeClient: client, ...limits }),
      close: () => client.disconnect(),
    };
  },
  'node-redis'({ port, password }) {
    const client = createClient({
      socket: { host: '127.0.0.1', port, reconnectStrategy: 200 },
      ...(password && { password }),
      disableOfflineQueue: true,
    });
    client.on('error', ignore);
    client.connect().catch(ignore);
    return {
      store: new RateLimiterRedis({ storeClient: client, useRedisPackage: true, ...limits }),
      close: () => client.destroy(),
    };
  },
};

/** A store with `ioredis` or `node-redis`. */
export function connect(name, address) {
  return connections[name](address);
}
