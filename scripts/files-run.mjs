// npm run files-run: lists the files of lib/ that a request runs through, by V8's precise coverage of an unbundled copy: those with
// a function that runs between the request and its response.
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import express from 'express';
import OpenAI from 'openai';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'files-run-'));
const modules = readdirSync(join(root, 'lib'), { recursive: true });

/** Translates files by their ending, each for itself. */
function translate(ending, extension) {
  return build({
    absWorkingDir: root,
    entryPoints: modules.filter((name) => name.endsWith(ending)).map((name) => join('lib', name)),
    outdir: join(copy, 'lib'),
    outbase: 'lib',
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': extension },
  });
}

await translate('.ts', '.js');
await translate('.cts', '.cjs');
writeFileSync(join(copy, 'package.json'), '{ "type": "commonjs" }\n');
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
const require = createRequire(import.meta.url);
const { openaiErrorHandler } = require(join(copy, 'lib/index.js'));
const { streamToResponse } = require(join(copy, 'lib/streaming.js'));

/** The API: a rate limit, or a stream that breaks after its first event. */
const upstream = createServer((request, response) => {
  request.resume();
  if (request.url.endsWith('/models')) {
    const message = 'Rate limit reached for gpt-5. Please try again in 20s.';
    const error = { message, type: 'requests', param: null, code: 'rate_limit_exceeded' };
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '20' });
    response.end(JSON.stringify({ error }));
    return;
  }
  const chunk = { id: 'c', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  setTimeout(() => response.destroy(), 50);
}).listen(0, '127.0.0.1');
await once(upstream, 'listening');
const openai = new OpenAI({
  apiKey: 'none',
  maxRetries: 0,
  baseURL: `http://127.0.0.1:${upstream.address().port}/v1`,
});

const app = express();
app.get('/limited', async (_request, response) => response.json(await openai.models.list()));
app.get('/broken', (request, response) =>
  streamToResponse(
    openai.chat.completions.create({ model: 'gpt-5', messages: [], stream: true }),
    request,
    response,
  ),
);
app.use(openaiErrorHandler({ audience: 'developer', log: false }));
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

const ask = async (path) =>
  (await fetch(`http://127.0.0.1:${server.address().port}${path}`)).text();

// The first error loads what the others run through.
await ask('/limited');

async function filesOf(path) {
  await session.post('Profiler.takePreciseCoverage');
  await ask(path);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => url.includes(`${copy}/lib/`))
    .filter(({ functions }) => functions.some(({ ranges }) => ranges[0].count > 0))
    .map(({ url }) => relative(join(copy, 'lib'), fileURLToPath(url)))
    .toSorted();
}

for (const [what, path] of [
  ['a rate limit', '/limited'],
  ['a stream that breaks', '/broken'],
]) {
  const files = await filesOf(path);
  console.log(`${what} runs ${files.length} files:\n  ${files.join('\n  ')}`);
}
rmSync(copy, { recursive: true });
server.closeAllConnections();
server.close();
upstream.close();
