// What relaying a stream costs beside a loop written by hand, in CPU time of the process that relays; the client that reads is
// another process.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import express from 'express';
import OpenAI from 'openai';
import { spread, table } from './format.mjs';
import { interleave, ratios } from './measure.mjs';
import { streamToResponse } from './ours.mjs';

const events = 4000;

const words = Array.from({ length: events }, (_, index) => ` word${index % 97}`);

function chunk(content, finish_reason = null) {
  const choices = [{ index: 0, delta: { content }, logprobs: null, finish_reason }];
  return {
    id: 'chatcmpl-bench',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'gpt-5',
    choices,
  };
}

const delta = (text, sequence_number) => ({
  type: 'response.output_text.delta',
  sequence_number,
  item_id: 'msg_bench',
  output_index: 0,
  content_index: 0,
  delta: text,
});

const chunks = [...words.map((word) => chunk(word)), chunk('', 'stop')];
const deltas = [
  ...words.map(delta),
  { type: 'response.completed', response: { id: 'resp_bench' } },
];

/** The body of OpenAI's answer, in pieces as a socket gives them. */
function bodyOf(items) {
  const encoder = new TextEncoder();
  const frames = items.map(
    (item) => `${item.type ? `event: ${item.type}\n` : ''}data: ${JSON.stringify(item)}\n\n`,
  );
  const text = `${frames.join('')}data: [DONE]\n\n`;
  const pieces = text.match(/[^]{1,4096}/g).map((piece) => encoder.encode(piece));
  return () => ReadableStream.from(pieces);
}

function clientOf(items) {
  const body = bodyOf(items);
  const headers = { 'content-type': 'text/event-stream' };
  const fetch = async () => new Response(body(), { headers });
  return new OpenAI({ apiKey: 'bench', maxRetries: 0, fetch });
}

const chat = clientOf(chunks);
const responses = clientOf(deltas);

const sources = {
  'chat completion of the SDK': () =>
    chat.chat.completions.create({ model: 'gpt-5', messages: [], stream: true }),
  'response of the SDK': () =>
    responses.responses.create({ model: 'gpt-5', input: '', stream: true }),
};

async function byHand(source, res) {
  res.setHeader('Content-Type', 'text/event-stream');
  for await (const item of await source()) {
    if (!res.write(`data: ${JSON.stringify(item)}\n\n`)) await once(res, 'drain');
  }
  res.end('data: [DONE]\n\n');
}

/** A reader that knows nothing of what it reads, in a process of its own. */
const reader = `process.on('message', (url) => fetch(url).then((response) => response.arrayBuffer()).then((body) => process.send(body.byteLength)))`;

/** Microseconds of CPU of this process. */
async function cpuOf(client, url) {
  const before = process.cpuUsage();
  client.send(url);
  await once(client, 'message');
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Measures relaying to a reader, in ratios to the loop by hand. */
export async function measureRelay(rounds) {
  const app = express();
  app.get('/hand/:source', (req, res) => byHand(sources[req.params.source], res));
  app.get('/ours/:source', (req, res) => streamToResponse(sources[req.params.source](), req, res));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = fork('-', {
    execArgv: ['-e', reader],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const address = `http://127.0.0.1:${server.address().port}`;
  const rows = [];
  for (const name of Object.keys(sources)) {
    const path = encodeURIComponent(name);
    const urls = { hand: `${address}/hand/${path}`, ours: `${address}/ours/${path}` };
    const { hand, ours } = await interleave(urls, rounds, (url) => cpuOf(client, url));
    rows.push([name, spread(ratios(ours, hand))]);
  }
  client.kill();
  server.close();
  return table(['', 'ratio'], rows);
}
