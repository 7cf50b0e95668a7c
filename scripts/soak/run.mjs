// npm run soak [-- --seconds 60]: an endless stream of failing requests, half of them aborted by the client. Every request must end, no
// socket may stay open, and memory after garbage collection must not grow.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { problemTypes } from 'openai-problem-details';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const seconds = Number(values.seconds);
if (!(seconds >= 5 && seconds <= 3600)) {
  console.error(`--seconds must be a number from 5 to 3600, not '${values.seconds}'.`);
  process.exit(1);
}

const rounds = 10;
const clients = 32;
/** In milliseconds, without any sign of the server: more than a busy machine needs. */
const longestWait = 60_000;
/** The tolerated growth of memory between the first half of the rounds and the second, in bytes. */
const slack = 2 * 1024 * 1024;

const slugs = Object.keys(problemTypes);
const child = fork(fileURLToPath(new URL('server.mjs', import.meta.url)), {
  execArgv: ['--expose-gc'],
  // Prevents thousands of failures from being logged.
  env: { ...process.env, NODE_ENV: 'test' },
});
const [{ port }] = await once(child, 'message');

async function state() {
  child.send('state');
  const [answer] = await once(child, 'message');
  return answer;
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });
const outcomes = { answered: 0, dropped: 0, lost: 0, wrong: 0 };

/** When a client disconnects: before the response's head, with it, in its body, or while still sending. */
const departures = ['early', 'head', 'body', 'sending'];

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}

/** Sends one request; resolves with its outcome. */
function ask(departure) {
  const sends = departure === 'sending';
  return new Promise((resolve) => {
    const request = httpRequest({
      agent,
      port,
      host: '127.0.0.1',
      path: sends ? '/chat' : `/fail/${pick(slugs)}`,
      method: sends ? 'POST' : 'GET',
      headers: sends ? { 'content-type': 'application/json', 'content-length': 100_000 } : {},
    });
    const drop = () => {
      request.destroy();
      resolve('dropped');
    };
    request.setTimeout(longestWait, () => {
      request.destroy();
      resolve('lost');
    });
    request.on('error', () => resolve(departure === undefined ? 'lost' : 'dropped'));
    request.on('response', (response) => {
      if (departure === 'head') return drop();
      let text = '';
      response.on('error', () => resolve('lost'));
      response.on('data', (chunk) => {
        text += chunk;
        if (departure === 'body') drop();
      });
      response.on('end', () => {
        const whole = response.headers['content-type'] === 'application/problem+json';
        resolve(whole && JSON.parse(text).status === response.statusCode ? 'answered' : 'wrong');
      });
    });
    if (departure === 'early') setTimeout(drop, Math.random() * 20);
    if (sends) setTimeout(drop, Math.random() * 20);
    if (sends) request.write('{"prompt":"');
    else request.end();
  });
}

async function drive(until) {
  while (Date.now() < until) {
    const departure = Math.random() < 0.5 ? pick(departures) : undefined;
    outcomes[await ask(departure)] += 1;
  }
}

/** Waits a few seconds at most until the server has nothing open. */
async function settle() {
  agent.destroy();
  let current = await state();
  for (let tries = 0; tries < 50 && (current.open > 0 || current.sockets > 0); tries += 1) {
    current = await state();
  }
  return current;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
const heaps = [];
let last;

console.log(`${seconds} s of failing requests from ${clients} clients, half of which disconnect\n`);
console.log('round   begun  open  sockets  heap after a collection');
for (let round = 1; round <= rounds; round += 1) {
  const until = Date.now() + (seconds * 1000) / rounds;
  await Promise.all(Array.from({ length: clients }, () => drive(until)));
  last = await settle();
  heaps.push(last.heap);
  const figures = [round, last.begun, last.open, last.sockets];
  const [a, b, c, d] = figures.map(String);
  console.log(
    `${a.padStart(5)} ${b.padStart(7)} ${c.padStart(5)} ${d.padStart(8)}  ${megabytes(last.heap)} MB`,
  );
}
child.send('stop');

// The first round warms up.
const growth = median(heaps.slice(6)) - median(heaps.slice(1, 5));
const { answered, dropped, lost, wrong } = outcomes;
console.log(`
answered ${answered}, dropped by the client ${dropped}, lost ${lost}, wrong ${wrong}
warnings and unhandled rejections: ${last.faults}
growth of memory: ${megabytes(growth)} MB`);

const complaints = [
  [answered === 0 || dropped === 0, 'there was nothing to see'],
  [lost > 0, 'requests without an end'],
  [wrong > 0, 'answers that are no problem details'],
  [last.open > 0, 'requests that the server still holds'],
  [last.sockets > 0, 'sockets left open'],
  [last.faults > 0, 'warnings or unhandled rejections'],
  [growth > slack, 'growing memory'],
].filter(([holds]) => holds);
for (const [, complaint] of complaints) console.error(`Failed: ${complaint}.`);
process.exit(complaints.length === 0 ? 0 : 1);
