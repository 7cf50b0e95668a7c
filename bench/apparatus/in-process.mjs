/**
 * Requests without sockets: Node's own request and response on a connection that drops what is written to it. The kernel's part,
 * the same for every handler and a noisy one, stays out.
 */
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';

class Connection extends Duplex {
  _read() {}

  _write(_chunk, _encoding, done) {
    done();
  }
}

const headers = { host: '127.0.0.1', accept: '*/*', 'user-agent': 'bench' };

/** One request without a body, until its response is finished. */
async function request(app, url, connection) {
  const incoming = new IncomingMessage(connection);
  Object.assign(incoming, {
    method: 'GET',
    url,
    headers,
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  });
  incoming.complete = true;
  incoming.push(null);
  const response = new ServerResponse(incoming);
  response.assignSocket(connection);
  app(incoming, response);
  await once(response, 'finish');
  response.detachSocket(connection);
}

/** What sends so many requests for this path to the app, one after another. */
export function inProcess(app, path) {
  const connection = new Connection();
  return {
    async send(count) {
      for (let index = 0; index < count; index += 1) await request(app, path, connection);
    },
    close: () => connection.destroy(),
  };
}
