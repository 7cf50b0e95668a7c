/** A process that reads so many streams at once, and reports how many ended as they should. */
import { connect } from 'node:net';

const end = 'data: [DONE]\n\n\r\n0\r\n\r\n';

/** Whether this stream arrived whole. */
function read(port, path) {
  return new Promise((resolve) => {
    let tail = '';
    connect(port, '127.0.0.1')
      .on('data', (chunk) => {
        tail = (tail + chunk.toString('latin1')).slice(-end.length);
      })
      .on('error', () => resolve(false))
      .on('close', () => resolve(tail === end))
      .write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  });
}

process.on('message', async ({ port, path, count }) => {
  const outcomes = await Promise.all(Array.from({ length: count }, () => read(port, path)));
  process.send({ whole: outcomes.filter(Boolean).length });
});
