/** A store that responds in time, although this process is too busy to read the response at once. */
import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it } from '@jest/globals';
import { callOf, guarded } from '../support/guarded.js';
import { completion } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';

const cell = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread. */
function block(milliseconds: number): void {
  Atomics.wait(cell, 0, 0, milliseconds);
}

it('is used again by the next call, as it is not at fault', async () => {
  // Responds at once, from another thread.
  const server = new Worker(
    "const { parentPort } = require('node:worker_threads'); parentPort.on('message', (key) => parentPort.postMessage(key));",
    { eval: true },
  );
  await once(server, 'online');
  const gets: string[] = [];
  const get = async (key: string): Promise<null> => {
    gets.push(key);
    const answered = once(server, 'message');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    server.postMessage(key);
    // The limit of a call is 50 milliseconds.
    queueMicrotask(() => block(500));
    await answered;
    return null;
  };
  const unused = async (): Promise<null> => null;
  const { call } = guarded(() => completion as Wire, {
    store: { get, block: unused, delete: unused },
  });
  for (const model of ['gpt-5', 'gpt-5-mini']) {
    // From here on, timers run before anything is read.
    await nextTurn();
    await call(callOf(model));
  }
  await server.terminate();
  expect(gets).toHaveLength(2);
});
