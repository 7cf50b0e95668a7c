// The upstream's behavior in each case of the streaming matrix, and the expected result for the client.
const {
  chatFrames,
  data,
  done,
  event,
  responseEnd,
  responseEvents,
} = require('./streaming-mock.cjs');

const frames = chatFrames(['Hé', 'llo', ' wörld', '.']);
const begun = frames.slice(0, 3);
const multibyte = Buffer.from(frames[1]);
const insideCharacter = multibyte.indexOf(Buffer.from('é')) + 1;
const failure = {
  message: 'The server had an error while processing your request.',
  type: 'server_error',
  code: null,
};
const secret = { code: 'server_error', message: `Failed with sk-proj-${'a1'.repeat(12)}.` };
const flat = { type: 'error', code: 'server_error', message: failure.message, param: null };
const open = responseEvents(['Hel', 'lo'], []);
const stopped = (reason) =>
  responseEvents(['Hel', 'lo'], responseEnd('incomplete', { incomplete_details: { reason } }));
const json = { type: 'application/json' };
const rateLimit = JSON.stringify({
  error: { message: 'Slow.', type: 'requests', param: null, code: 'rate_limit_exceeded' },
});

const chat = (steps, seen, slug, more) => ({ api: 'chat', steps, seen, slug, ...more });
const responses = (steps, seen, slug, more) => ({ api: 'responses', steps, seen, slug, ...more });

/** By name: the API, the steps, the result for the client, the slug of the reported problem, and when a deadline expires. */
const scripts = {
  'chat: complete': chat(frames, '200 done'),
  'chat: refused before the first event': chat([rateLimit], '429 response', 'too-many-requests', {
    status: 429,
    ...json,
  }),
  'chat: cut before the first event': chat([{ end: 'cut' }], '502 response', 'stream-interrupted'),
  'chat: reset before the first event': chat(
    [{ end: 'reset' }],
    '502 response',
    'stream-interrupted',
  ),
  'chat: error frame before the first event': chat(
    [data({ error: failure })],
    '500 response',
    'internal-server-error',
  ),
  'chat: cut between frames': chat([...begun, { end: 'cut' }], '200 problem', 'stream-interrupted'),
  'chat: reset between frames': chat(
    [...begun, { end: 'reset' }],
    '200 problem',
    'stream-interrupted',
  ),
  'chat: cut inside a frame': chat(
    [...begun, frames[3].slice(0, 40), { end: 'cut' }],
    '200 problem',
    'stream-interrupted',
  ),
  'chat: cut inside a character': chat(
    [frames[0], multibyte.subarray(0, insideCharacter), { end: 'cut' }],
    '200 problem',
    'stream-interrupted',
  ),
  'chat: a character in two packets': chat(
    [
      frames[0],
      multibyte.subarray(0, insideCharacter),
      multibyte.subarray(insideCharacter),
      ...frames.slice(2),
    ],
    '200 done',
  ),
  'chat: broken JSON': chat(
    [...begun, 'data: {"id":\n\n', ...frames.slice(3)],
    '200 problem',
    'invalid-response',
  ),
  'chat: ended without its end': chat(begun, '200 problem', 'stream-interrupted'),
  'chat: error frame': chat(
    [...begun, data({ error: failure }), done],
    '200 problem',
    'internal-server-error',
  ),
  'chat: cut off by length': chat(
    chatFrames(['Hel', 'lo'], 'length'),
    '200 problem',
    'output-truncated',
  ),
  'chat: filtered': chat(chatFrames(['Hel'], 'content_filter'), '200 problem', 'content-filtered'),
  'chat: a web page': chat(['<!doctype html><p>Sign in'], '502 response', undefined, {
    type: 'text/html',
  }),
  'chat: an empty body': chat([], '502 response', undefined),
  'chat: stalled in the stream': chat([...begun, { end: 'stall' }], '200 problem', 'timeout', {
    expires: 'in the stream',
  }),
  'chat: stalled before the first event': chat([{ end: 'stall' }], '504 response', 'timeout', {
    expires: 'before the first event',
  }),
  'responses: complete': responses(responseEvents(), '200 done'),
  'responses: cut between frames': responses(
    [...open, { end: 'cut' }],
    '200 problem',
    'stream-interrupted',
  ),
  'responses: cut inside a frame': responses(
    [...open.slice(0, 4), open[4].slice(0, 30), { end: 'cut' }],
    '200 problem',
    'stream-interrupted',
  ),
  'responses: ended without its end': responses(open, '200 problem', 'stream-interrupted'),
  'responses: flat error event': responses(
    [...open, event({ ...flat, sequence_number: 9 })],
    '200 problem',
    'internal-server-error',
  ),
  'responses: failed': responses(
    responseEvents(['Hel'], responseEnd('failed', { error: secret })),
    '200 problem',
    'internal-server-error',
  ),
  'responses: incomplete by length': responses(
    stopped('max_output_tokens'),
    '200 problem',
    'output-truncated',
  ),
  'responses: incomplete by filter': responses(
    stopped('content_filter'),
    '200 problem',
    'content-filtered',
  ),
  'responses: incomplete for another reason': responses(
    stopped('other'),
    '200 problem',
    'stream-interrupted',
  ),
  'responses: stalled in the stream': responses(
    [...open, { end: 'stall' }],
    '200 problem',
    'timeout',
    { expires: 'in the stream' },
  ),
};

module.exports = { scripts };
