// Follows the README as a newcomer does: saves its complete app, starts it with a wrong key, and sends the request that it shows.
// Arguments: the README; for TypeScript also the compiler. OpenAI is a mock server, since tests use no network.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { promisify } from 'node:util';

const [readmeFile, compiler] = process.argv.slice(2);
const readme = readFileSync(readmeFile, 'utf8');
const [code] = [...readme.matchAll(/```ts\n([^]*?)```/g)]
  .map(([, found]) => found)
  .filter((found) => found.includes('app.listen(3000)'));
const [start] = /^OPENAI_API_KEY=.* node .*$/m.exec(readme);
const [request] = /^curl .*localhost:3000.*$/m.exec(readme);
const [, file] = /node (\S+)$/.exec(start);
const execute = promisify(execFile);

// Both languages are followed at the same time.
const folder = compiler === undefined ? 'javascript' : 'typescript';
mkdirSync(folder, { recursive: true });
process.chdir(folder);

async function freePort() {
  const server = createSocketServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** OpenAI, which refuses the key. */
async function startMock() {
  const error = {
    message: 'Incorrect API key provided: wrong.',
    type: 'invalid_request_error',
    param: null,
    code: 'invalid_api_key',
  };
  const server = createServer((incoming, response) => {
    assert.equal(incoming.headers.authorization, 'Bearer wrong');
    response.writeHead(401, { 'Content-Type': 'application/json', 'x-request-id': 'req_1' });
    response.end(JSON.stringify({ error }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function save(port) {
  rmSync(file, { force: true });
  const own = code.replace('3000', String(port));
  if (compiler === undefined) return writeFileSync(file, own);
  const source = file.replace('.mjs', '.mts');
  writeFileSync(source, own);
  const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck'];
  return execute(process.execPath, [compiler, ...options, '--types', 'node', source]);
}

/** Sends the README's request, again until the app listens. */
async function send(port, attempts = 50) {
  try {
    const { stdout } = await execute('sh', ['-c', request.replace('3000', String(port))]);
    return stdout;
  } catch (error) {
    if (attempts === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return send(port, attempts - 1);
  }
}

const mock = await startMock();
const port = await freePort();
await save(port);
const OPENAI_BASE_URL = `http://127.0.0.1:${mock.address().port}/v1`;
const app = spawn('sh', ['-c', `exec env ${start}`], {
  env: { ...process.env, OPENAI_BASE_URL },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  const [head, body] = (await send(port)).split('\r\n\r\n');
  const problem = JSON.parse(body);
  assert.match(head, /^HTTP\/1\.1 500 /);
  assert.match(head, /^content-type: application\/problem\+json/im);
  assert.equal(problem.type, 'urn:problem-type:openai:unauthorized');
  assert.ok(problem.solution.length > 0);
} finally {
  app.kill();
  mock.close();
}
