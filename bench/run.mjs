// npm run bench: what a conversion, an import and a relayed stream cost, each beside its floor in the same run. Ratios, not
// times, compare between machines.
import { execFileSync } from 'node:child_process';
import OpenAI from 'openai';
import { toProblemDetails } from 'openai-problem-details';
import { relaying } from './relay.mjs';

const rounds = 41;
const calls = 2000;

async function errorOf(status, error) {
  const fetch = async () =>
    new Response(JSON.stringify({ error }), {
      status,
      headers: { 'content-type': 'application/json', 'x-request-id': 'req_0123456789abcdef' },
    });
  const client = new OpenAI({ apiKey: 'bench', maxRetries: 0, fetch });
  return client.models.list().then(undefined, (thrown) => thrown);
}

function time(run, count) {
  const start = process.hrtime.bigint();
  for (let index = 0; index < count; index += 1) run();
  return Number(process.hrtime.bigint() - start) / count;
}

function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.floor(part * (sorted.length - 1))]);
}

function report(what, ratios) {
  const [low, median, high] = quartiles(ratios).map((ratio) => ratio.toFixed(2));
  console.log(`${what.padEnd(70)} ${median}  (${low} to ${high})`);
}

function conversion(name, error) {
  const ready = toProblemDetails(error);
  const ratios = Array.from({ length: rounds }, () => {
    const floor = time(() => JSON.stringify(ready), calls);
    return time(() => JSON.stringify(toProblemDetails(error)), calls) / floor;
  });
  report(`conversion and JSON.stringify / JSON.stringify: ${name}`, ratios.slice(5));
}

function importTime(code) {
  const script = `const start = performance.now(); ${code}; console.log(performance.now() - start)`;
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
}

function importing() {
  const ratios = Array.from({ length: 15 }, () => {
    const peer = importTime("require('http-errors')");
    return importTime("require('openai-problem-details')") / peer;
  });
  report('require of this package / require of http-errors', ratios);
}

console.log(`Node.js ${process.version}; median and quartiles\n`);
conversion(
  '429',
  await errorOf(429, {
    message:
      'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
  }),
);
conversion(
  '400',
  await errorOf(400, {
    message: "Unsupported value: 'temperature' does not support 0.3 with this model.",
    type: 'invalid_request_error',
    param: 'temperature',
    code: 'unsupported_value',
  }),
);
conversion(
  '500',
  await errorOf(500, {
    message: 'The server had an error while processing your request. Sorry about that!',
    type: 'server_error',
    param: null,
    code: null,
  }),
);
importing();
await relaying(report);
