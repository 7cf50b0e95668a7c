// The example app in a separate process, which reports its state to the parent.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../../examples/quick-start/app.js';
import { startMock } from '../../examples/quick-start/mock.js';

let open = 0;
let begun = 0;
let faults = 0;

process.on('warning', () => (faults += 1));
process.on('unhandledRejection', () => (faults += 1));

const mock = await startMock();
const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address();

server.on('request', (_request, response) => {
  open += 1;
  begun += 1;
  response.once('close', () => (open -= 1));
});
server.on('request', createApp(mock.url, `http://127.0.0.1:${port}`));

function sockets() {
  return new Promise((resolve) => {
    server.getConnections((_error, count) => resolve(count));
  });
}

/** The memory in use after garbage collection, in bytes. */
async function heap() {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc();
    await pause(50);
  }
  return process.memoryUsage().heapUsed;
}

process.on('message', async (question) => {
  if (question === 'stop') process.exit(0);
  process.send({ open, begun, faults, sockets: await sockets(), heap: await heap() });
});

process.send({ port });
