// Starts the processes of the app, and sends users to them in turn.
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
  child.on('message', (told) => Object.assign(instance, told));
  return instance;
}

/** Starts so many of them. */
export async function startInstances(count, settings) {
  return Promise.all(Array.from({ length: count }, () => startInstance(settings)));
}

/** Lets so many users ask at once, and counts how they fared. */
export async function sendUsers(instances, users, fared) {
  const asks = Array.from({ length: users }, async (_, user) => {
    const { url } = instances[user % instances.length];
    const response = await fetch(`${url}/chat`);
    await response.text();
    fared[response.ok ? 'answered' : 'refused'] += 1;
  });
  await Promise.all(asks);
}
