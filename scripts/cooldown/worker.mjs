// One process of an app: its users make calls with the SDK until their time is over. The results go to the parent process.
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import OpenAI from 'openai';
import { toProblemDetails } from 'openai-problem-details';
import { cooldown } from 'openai-problem-details/cooldown';
import { connect } from './connect.mjs';

const { url, users, milliseconds, guarded, redis, options } = JSON.parse(process.env.WORK);

const report = {
  attempts: 0,
  succeeded: 0,
  refused: {},
  wrong: 0,
  unhandled: 0,
  events: {},
  times: [],
  /** The longest time without a success, in milliseconds. */
  silence: 0,
};
process.on('unhandledRejection', () => (report.unhandled += 1));

const connection = redis && connect(redis.client, redis);
const guard = cooldown({
  ...options,
  ...(connection && { store: connection.store }),
  onChange: ({ kind }) => (report.events[kind] = (report.events[kind] ?? 0) + 1),
});
const client = new OpenAI({
  apiKey: 'test',
  baseURL: url,
  ...(guarded && { fetch: guard.fetch }),
});

// The first call of a process takes long, and would hide the effect on the others.
await client.models.list();
process.send('ready');
await once(process, 'message');

const end = performance.now() + milliseconds;
let lastSuccess = performance.now();
const chat = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] };

function noteSuccess() {
  const now = performance.now();
  report.succeeded += 1;
  report.silence = Math.max(report.silence, now - lastSuccess);
  lastSuccess = now;
}

/** Any result other than a response or the upstream's own refusal is wrong. */
function note(error) {
  const type = toProblemDetails(error)?.type.split(':').at(-1) ?? 'none';
  report.refused[type] = (report.refused[type] ?? 0) + 1;
  if (error.status !== 429) report.wrong += 1;
}

async function use() {
  await pause(Math.random() * 300);
  while (performance.now() < end) {
    const begun = performance.now();
    report.attempts += 1;
    try {
      const { choices } = await client.chat.completions.create(chat);
      if (choices[0].message.content === 'Hello.') noteSuccess();
      else report.wrong += 1;
      report.times.push(Math.round(performance.now() - begun));
    } catch (error) {
      note(error);
    }
    await pause(100 + Math.random() * 200);
  }
}

await Promise.all(Array.from({ length: users }, use));
report.silence = Math.round(Math.max(report.silence, end - lastSuccess));
report.state = guard.state();
process.send(report, () => {
  connection?.close();
  process.disconnect();
});
