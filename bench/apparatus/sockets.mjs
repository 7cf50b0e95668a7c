/** Requests over the loopback interface, from a process of its own, on connections that are kept alive. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const client = fileURLToPath(new URL('load-client.mjs', import.meta.url));

/** Starts the app and its client. `send` resolves with the milliseconds of each request, and of all of them together. */
export async function overSockets(app, path, connections) {
  const server = app.listen(0, '127.0.0.1');
  server.keepAliveTimeout = 0; // the others have their turn in between
  await once(server, 'listening');
  const sender = fork(client, { execArgv: [] });
  sender.send({ port: server.address().port, connections });
  return {
    async send(count) {
      sender.send({ path, count });
      const [message] = await once(sender, 'message');
      return message;
    },
    close() {
      sender.kill();
      server.close();
      server.closeAllConnections();
    },
  };
}
