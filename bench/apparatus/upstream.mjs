/** Streams of the SDK, as OpenAI sends them: in pieces that arrive one by one, while many streams are open. */
import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import OpenAI from 'openai';

const words = Array.from({ length: 100 }, (_, index) => ` word${index}`);

const chunk = (content, finish_reason = null) => ({
  id: 'chatcmpl-bench',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'gpt-5',
  choices: [{ index: 0, delta: { content }, logprobs: null, finish_reason }],
});

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

const gathering = new EventEmitter().setMaxListeners(0);
let expected = 1;
let open = 0;

/** Makes streams wait for each other until so many are open. */
export function gather(count) {
  expected = count;
}

/** The pieces, each in a turn of its own, once all streams are open. */
async function* arriving(pieces) {
  open += 1;
  if (open === expected) gathering.emit('complete');
  else await once(gathering, 'complete');
  for (const piece of pieces) {
    await setImmediate();
    yield piece;
  }
  open -= 1;
}

function piecesOf(items) {
  const encoder = new TextEncoder();
  const frames = items.map(
    (item) => `${item.type ? `event: ${item.type}\n` : ''}data: ${JSON.stringify(item)}\n\n`,
  );
  const text = `${frames.join('')}data: [DONE]\n\n`;
  return text.match(/[^]{1,1024}/g).map((piece) => encoder.encode(piece));
}

function clientOf(items) {
  const pieces = piecesOf(items);
  const headers = { 'content-type': 'text/event-stream' };
  const fetch = async () => new Response(ReadableStream.from(arriving(pieces)), { headers });
  return new OpenAI({ apiKey: 'bench', maxRetries: 0, fetch });
}

const chat = clientOf(chunks);
const responses = clientOf(deltas);

/** Streams of both APIs, by name. */
export const sources = {
  'chat-completions': () =>
    chat.chat.completions.create({ model: 'gpt-5', messages: [], stream: true }),
  responses: () => responses.responses.create({ model: 'gpt-5', input: '', stream: true }),
};
