// Starts the processes of the app, and distributes users among them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('instance.js', import.meta.url));

async function startInstance(settings) {
  const child = fork(script, {
    env: { ...process.env, INSTANCE: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = await once(child, 'message');
  const instance = { url: `http://127.0.0.1:${port}`, wanted: 0, made: 0, waits: [] };
  child.on('message', (report) => Object.assign(instance, report));
  return instance;
}

/** Starts this number of processes. */
export async function startInstances(count, settings) {
  return Promise.all(Array.from({ length: count }, () => startInstance(settings)));
}

/** Sends a request for each user at once, and counts the outcomes. */
export async function sendUsers(instances, users, outcomes) {
  const asks = Array.from({ length: users }, async (_, user) => {
    const { url } = instances[user % instances.length];
    const response = await fetch(`${url}/chat`);
    await response.text();
    outcomes[response.ok ? 'served' : 'refused'] += 1;
  });
  await Promise.all(asks);
}
