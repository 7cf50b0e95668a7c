// A Redis of the example's own, where Debian's redis-server is installed.
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

// The shell reads its input, which ends with this process however it ends, and then ends Redis.
const untilInputEnds = 'redis-server "$@" & read -r _; kill $!';

/** Starts it on a free port, and gives the port; `undefined` where it is not installed. */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).error !== undefined) return undefined;
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', ''];
  spawn('sh', ['-c', untilInputEnds, 'sh', ...settings], { stdio: ['pipe', 'ignore', 'ignore'] });
  return port;
}
