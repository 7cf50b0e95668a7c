// Starts a Redis for the example, if redis-server is installed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

// The shell waits for the end of its input, which comes when this process ends in any way, and then stops Redis.
const untilInputEnds = 'redis-server "$@" & read -r _; kill $!';

/** Starts Redis and returns its port; `undefined` if it is not installed. */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).error !== undefined) return undefined;
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', ''];
  spawn('sh', ['-c', untilInputEnds, 'sh', ...settings], { stdio: ['pipe', 'ignore', 'ignore'] });
  return port;
}
