/** Requests over the loopback interface, from a process of its own on four connections that are kept alive. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

const sender = `
  const { Agent, get } = require('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const request = (url) => new Promise((resolve, reject) =>
    get(url, { agent }, (response) => response.resume().on('end', resolve)).on('error', reject));
  process.on('message', async ({ url, count }) => {
    const connection = async () => { for (let n = 0; n < count / 4; n += 1) await request(url); };
    await Promise.all([connection(), connection(), connection(), connection()]);
    process.send('done');
  });`;

/** What sends so many requests for this path to the app. */
export async function overSockets(app, path) {
  const server = app.listen(0, '127.0.0.1');
  server.keepAliveTimeout = 0; // the others have their turn in between
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}${path}`;
  const client = fork('-', {
    execArgv: ['-e', sender],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    async send(count) {
      client.send({ url, count });
      await once(client, 'message');
    },
    close() {
      client.kill();
      server.close();
      server.closeAllConnections();
    },
  };
}
