// npm run test:redis: four processes of 50 users share cooldowns through a real Redis that is killed, stopped, cut off, slow or locked.
// No call may be lost or get a wrong response, no rejection may be unhandled, and the store must be in use again afterwards.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from './connect.mjs';
import { runCrowd } from './crowd.mjs';
import { startRedis } from './redis-server.mjs';
import { startSlowProxy } from './slow-proxy.mjs';
import { startUpstream } from './upstream.mjs';

const milliseconds = 12_000;

/** In milliseconds: less than the longest trouble, and far more than users wait for their turn. */
const patience = 4000;

/** What happens to Redis while the users make calls. */
const troubles = {
  async 'killed and restarted'(redis) {
    await redis.kill();
    await pause(2000);
    await redis.start();
  },
  async 'stopped for 5 s'(redis) {
    redis.signal('SIGSTOP');
    await pause(5000);
    redis.signal('SIGCONT');
  },
  async 'connections cut'(redis) {
    for (let cut = 0; cut < 10; cut += 1) {
      await redis.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await pause(200);
    }
  },
  async slow(_redis, proxy) {
    proxy.delay = 200;
    await pause(4000);
    proxy.delay = 0;
  },
  async 'a new password'(redis) {
    await redis.command('CONFIG', 'SET', 'requirepass', 'another');
    await redis.command('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    await pause(3000);
    await redis.command('CONFIG', 'SET', 'requirepass', '');
  },
};

/** Whether one instance can read what another has written to the store. */
async function isUsedAgain(client, port) {
  const { store, close } = connect(client, { port });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    await pause(100);
    try {
      await store.block('again', 5);
      const held = await store.get('again');
      close();
      return held.msBeforeNext > 0;
    } catch {
      // It is still connecting.
    }
  }
  close();
  return false;
}

async function run(client, name) {
  const redis = await startRedis();
  const proxy = await startSlowProxy(redis.port);
  const upstream = await startUpstream({ perSecond: 80, latency: 300 });
  const work = { url: upstream.url, users: 50, milliseconds, guarded: true };
  const crowd = runCrowd(4, { ...work, redis: { client, port: proxy.port } });
  await pause(4000);
  await troubles[name](redis, proxy);
  const { attempts, succeeded, wrong, unhandled, exitCodes, events, p99, silence } = await crowd;
  const { 'store-failed': failed = 0, 'store-recovered': recovered = 0 } = events;
  const usedAgain = await isUsedAgain(client, proxy.port);
  const written = Number(await redis.command('DBSIZE'));
  console.log(
    `${client}, ${name}: ${upstream.seen.calls} calls, ${succeeded} of ${attempts} succeeded, wrong ${wrong}, unhandled ${unhandled}, p99 ${p99} ms, silence ${silence} ms, store failed ${failed}, recovered ${recovered} times, keys ${written}`,
  );
  upstream.close();
  proxy.close();
  await redis.end();
  assert.deepEqual({ wrong, unhandled, exitCodes }, { wrong: 0, unhandled: 0, exitCodes: 0 });
  assert.ok(silence < patience, 'the users are answered while Redis is in trouble');
  assert.ok(recovered > 0 || failed === 0, 'the instances find the store again');
  assert.ok(usedAgain, 'the store is used again afterwards');
}

for (const client of ['ioredis', 'node-redis'])
  for (const name of Object.keys(troubles)) await run(client, name);
