/**
 * A process that sends requests over so many connections at once, each as soon as the response before it has ended. It reads no more
 * of a response than its end, so that the server is what is measured.
 */
import { connect } from 'node:net';

const lastChunk = Buffer.from('0\r\n\r\n');

/** Whether a response has arrived with its whole body, which has a length or ends with an empty chunk. */
function isWhole(received) {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.toString('latin1', 0, end));
  if (length !== null) return received.length >= end + 4 + Number(length[1]);
  return received.subarray(-5).equals(lastChunk);
}

/** One request on this connection, in milliseconds. */
function request(socket, head) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const listen = (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      if (!isWhole(received)) return;
      socket.off('data', listen).off('close', reject);
      resolve(performance.now() - began);
    };
    socket.on('data', listen).on('close', reject);
    socket.write(head);
  });
}

let sockets = [];

function open({ port, connections }) {
  sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1').setNoDelay(true));
}

async function send({ path, count }) {
  const head = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: */*\r\n\r\n`;
  const began = performance.now();
  const milliseconds = [];
  let left = count;
  await Promise.all(
    sockets.map(async (socket) => {
      while (left-- > 0) milliseconds.push(await request(socket, head));
    }),
  );
  process.send({ milliseconds, took: performance.now() - began });
}

process.on('message', (message) => (message.connections ? open(message) : send(message)));
