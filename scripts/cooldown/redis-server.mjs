// Debian's redis-server on a free port of loopback, in a process that ends with this one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as openSocket, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A port that is currently free. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Sends one command on a new connection, and returns the first line of the reply without its type character. */
async function send(port, words) {
  const socket = openSocket(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`,
  );
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer).slice(1).split('\r\n')[0];
}

/** A Redis whose process can be killed, stopped and restarted. */
export async function startRedis() {
  const port = await freePort();
  let server;

  async function start() {
    const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    server = spawn('redis-server', settings.map(String), { stdio: 'ignore' });
    server.on('error', () => undefined);
    for (let attempt = 0; attempt < 600; attempt += 1) {
      await pause(50);
      try {
        if ((await send(port, ['PING'])) === 'PONG') return;
      } catch {
        // It does not listen yet.
      }
    }
    throw new Error(
      'redis-server does not start; install it, on Debian: apt-get install redis-server',
    );
  }

  async function kill() {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  await start();
  // The administrator's connection, which a new password does not lock out.
  const admin = openSocket(port, '127.0.0.1');
  admin.on('error', () => undefined);
  return {
    port,
    start,
    kill,
    end: kill,
    signal: (name) => server.kill(name),
    async command(...words) {
      if (admin.readyState !== 'open') return send(port, words);
      admin.write(`${words.join(' ').replace(/ $/, ' ""')}\r\n`);
      const [answer] = await once(admin, 'data');
      return String(answer).slice(1).split('\r\n')[0];
    },
  };
}
