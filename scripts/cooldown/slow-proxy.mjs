// A proxy for Redis with an adjustable delay.
import { once } from 'node:events';
import { connect as openSocket, createServer } from 'node:net';

/** Starts it; `delay` is the delay of each part of a reply, in milliseconds. */
export async function startSlowProxy(target) {
  const sockets = new Set();
  const proxy = { delay: 0, port: 0, close: () => undefined };
  const server = createServer((client) => {
    const upstream = openSocket(target, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ]) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
    client.on('data', (part) => upstream.write(part));
    upstream.on('data', (part) => setTimeout(() => client.write(part), proxy.delay));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.port = server.address().port;
  proxy.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return proxy;
}
