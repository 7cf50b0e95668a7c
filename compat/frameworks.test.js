// The recipes for other frameworks, each in the real one, in production: clients receive the problem, and nothing of the upstream's message.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { serve } from '@hono/node-server';
import { HttpAdapterHost } from '@nestjs/core';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express from 'express';
import { createSchema, createYoga } from 'graphql-yoga';
import { HTTPException } from 'hono/http-exception';
import { createProxyMiddleware } from 'http-proxy-middleware';
import OpenAI from 'openai';
import { io as connect } from 'socket.io-client';
import { WebSocket } from 'ws';
import { shieldProcess } from './environment.js';
import { createNestApp } from './frameworks/nest-app.js';
import { compile, load, recipes } from './frameworks/recipes.js';
import { hidden, listen, startMock } from './frameworks/mock.js';
import { apiKey, prompt } from './secrets.js';

shieldProcess();
process.env.NODE_ENV = 'production';

let mock;
before(async () => {
  mock = await startMock();
  Object.assign(process.env, { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: `${mock.url}/v1` });
});
after(() => mock.stop());

const type = 'urn:problem-type:openai:unauthorized';
const ask = () => new OpenAI().responses.create({ model: 'gpt-5', input: prompt });

/** Everything that the client received, which must not contain the secrets. */
function checkSecrets(received) {
  assert.deepEqual(
    hidden.filter((secret) => received.includes(secret)),
    [],
  );
}

/** Sends a request; resolves with the status, headers and text of the response, after checking that it contains no secret. */
async function request(url, init) {
  const response = await fetch(url, init);
  const text = await response.text();
  checkSecrets(JSON.stringify([...response.headers]) + text);
  return { status: response.status, headers: response.headers, text };
}

/** Listens while the client sends requests. */
async function serving(server, act) {
  const { url, stop } = await listen(server);
  try {
    return await act(url);
  } finally {
    await stop();
  }
}

function checkProblem({ status, headers, text }) {
  assert.equal(status, 500);
  assert.equal(headers.get('content-type'), 'application/problem+json');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(JSON.parse(text).type, type);
}

const postJson = (body) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const browser = { headers: { Accept: 'text/html' } };

/** A problem as JSON, and as an HTML page for a browser. */
async function checkNegotiated(url) {
  checkProblem(await request(url));
  assert.match((await request(url, browser)).headers.get('content-type'), /^text\/html/);
}

it('no recipe is longer than 15 lines', () => {
  assert.equal(recipes.size, 12);
  for (const [heading, code] of recipes) assert.ok(code.trim().split('\n').length <= 15, heading);
});

for (const typescript of ['typescript', 'typescript50'])
  it(`every recipe compiles with ${typescript}`, async () => {
    assert.equal(await compile(typescript), '');
  });

it('the recipe for plain Node.js', async () => {
  const { ask: answer } = await load('Plain Node.js');
  const text = await answer(prompt);
  checkSecrets(text);
  assert.match(text, /^The service /);
});

it('the recipe for NestJS', async () => {
  const { ProblemFilter } = await load('NestJS');
  const app = await createNestApp(ask);
  app.useGlobalFilters(new ProblemFilter(app.get(HttpAdapterHost).httpAdapter));
  await app.listen(0, '127.0.0.1');
  try {
    const url = await app.getUrl();
    await checkNegotiated(`${url}/ask`);
    const missing = await request(`${url}/missing`);
    assert.equal(missing.status, 404);
    assert.equal(JSON.parse(missing.text).message, 'no such chat');
  } finally {
    await app.close();
  }
});

it('the recipe for Fastify', async () => {
  const { app } = await load('Fastify', ['app']);
  app.get('/ask', ask);
  app.get('/other', async () => {
    throw Object.assign(new Error('no such chat'), { statusCode: 404 });
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    await checkNegotiated(`${url}/ask`);
    assert.equal((await request(`${url}/other`)).status, 404);
  } finally {
    await app.close();
  }
});

it('the recipe for Hono', async () => {
  const { app } = await load('Hono', ['app']);
  app.get('/ask', async (c) => c.json(await ask()));
  app.get('/other', () => {
    throw new HTTPException(404);
  });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  try {
    const url = `http://127.0.0.1:${server.address().port}`;
    await checkNegotiated(`${url}/ask`);
    assert.equal((await request(`${url}/other`)).status, 404);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('the recipe for Next.js', async () => {
  const { POST } = await load('Next.js');
  const response = await POST(
    new Request('https://example.com/', { method: 'POST', body: prompt }),
  );
  const text = await response.text();
  checkSecrets(JSON.stringify([...response.headers]) + text);
  checkProblem({ status: response.status, headers: response.headers, text });
});

it('the recipe for tRPC', async () => {
  const { t } = await load('tRPC', ['t']);
  const router = t.router({ ask: t.procedure.query(ask) });
  const app = express().use(createExpressMiddleware({ router }));
  await serving(createServer(app), async (url) => {
    const { status, text } = await request(`${url}/ask`);
    const { error } = JSON.parse(text);
    assert.equal(status, 500);
    assert.equal(error.data.problem.type, type);
    assert.equal(error.message, error.data.problem.meaning);
    assert.equal((await request(`${url}/missing`)).status, 404);
  });
});

it('the recipe for Apollo Server', async () => {
  const { formatError } = await load('Apollo Server');
  const typeDefs = 'type Query { ask: String }';
  const apollo = new ApolloServer({ typeDefs, resolvers: { Query: { ask } }, formatError });
  await apollo.start();
  const app = express().use(express.json(), expressMiddleware(apollo));
  await serving(createServer(app), async (url) => {
    const { text } = await request(url, postJson({ query: '{ ask }' }));
    assert.equal(JSON.parse(text).errors[0].extensions.problem.type, type);
    const other = await request(url, postJson({ query: '{ no }' }));
    assert.match(JSON.parse(other.text).errors[0].message, /^Cannot query field "no"/);
  });
  await apollo.stop();
});

it('the recipe for GraphQL Yoga', async () => {
  const { maskError } = await load('GraphQL Yoga');
  const resolvers = {
    Query: {
      ask,
      other: () => {
        throw new Error('private');
      },
    },
  };
  const schema = createSchema({
    typeDefs: 'type Query { ask: String, other: String }',
    resolvers,
  });
  const yoga = createYoga({ schema, maskedErrors: { maskError }, logging: false });
  await serving(createServer(yoga), async (url) => {
    const { text } = await request(`${url}/graphql`, postJson({ query: '{ ask }' }));
    assert.equal(JSON.parse(text).errors[0].extensions.problem.type, type);
    const other = await request(`${url}/graphql`, postJson({ query: '{ other }' }));
    assert.equal(JSON.parse(other.text).errors[0].message, 'Unexpected error.');
  });
});

it('the recipe for the AI SDK', async () => {
  const { chat } = await load('AI SDK');
  const app = express().use(express.json()).post('/', chat);
  await serving(createServer(app), async (url) => {
    const { text } = await request(url, postJson({ prompt }));
    assert.match(text, /"type":"error","errorText":"The service [^"]+"/);
  });
});

it('the recipe for Socket.IO', async () => {
  const { io } = await load('Socket.IO', ['io']);
  const server = createServer();
  io.attach(server);
  await serving(server, async (url) => {
    const socket = connect(url);
    const answer = await socket.emitWithAck('ask', prompt);
    socket.disconnect();
    checkSecrets(JSON.stringify(answer));
    assert.equal(answer.problem.type, type);
  });
});

it('the recipe for ws', async () => {
  const { sockets } = await load('ws', ['sockets']);
  const server = createServer();
  server.on('upgrade', (...upgrade) =>
    sockets.handleUpgrade(...upgrade, (socket) => sockets.emit('connection', socket)),
  );
  await serving(server, async (url) => {
    const socket = new WebSocket(url.replace('http', 'ws'));
    await once(socket, 'open');
    socket.send(prompt);
    const [data] = await once(socket, 'message');
    socket.terminate();
    checkSecrets(String(data));
    assert.equal(JSON.parse(String(data)).problem.type, type);
  });
});

it('the recipe for http-proxy-middleware', async () => {
  const { proxyRes } = await load('http-proxy-middleware');
  const options = { target: mock.url, on: { proxyRes }, selfHandleResponse: true };
  const app = express().use(createProxyMiddleware(options));
  await serving(createServer(app), (url) => checkNegotiated(`${url}/v1/models`));
});
