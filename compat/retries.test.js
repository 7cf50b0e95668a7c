// The cost of an exhausted quota: the requests of each client with its retries, and the resulting calls of a proxy.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { ChatOpenAI } from '@langchain/openai';
import { generateText } from 'ai';
import express from 'express';
import { ChatOpenAI as ChatOpenAI06 } from 'langchain-0.6';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { cooldown } from 'openai-problem-details/cooldown';
import mocks from '../examples/openai-proxy/mock.cjs';
import { shieldProcess } from './environment.js';
import { listen } from './frameworks/mock.js';

shieldProcess();
process.env.NODE_ENV = 'test';

let mock;
before(async () => (mock = await mocks.startMock()));
after(() => mock.server.close());

/** A proxy as in docs/proxies.md, with a count of its requests. */
async function startProxy(options) {
  const openai = new OpenAI({
    apiKey: 'mock',
    baseURL: `${mock.url}/v1`,
    maxRetries: 0,
    ...options,
  });
  let requests = 0;
  const app = express();
  app.use(express.json());
  app.post('/v1/chat/completions', async (request, response) => {
    requests += 1;
    response.json(await openai.post('/chat/completions', { body: request.body }));
  });
  app.use(openaiErrorHandler({ audience: 'public', openaiCompatible: true }));
  const { url, stop } = await listen(createServer(app));
  return { baseURL: `${url}/v1`, requests: () => requests, stop };
}

const langchain = (Chat) => (baseURL) =>
  new Chat({ apiKey: 'test', model: 'quota', maxRetries: 2, configuration: { baseURL } }).invoke(
    'Hi',
  );

const clients = {
  openai: {
    requests: 1,
    ask: (baseURL) =>
      new OpenAI({ apiKey: 'test', baseURL }).chat.completions.create({
        model: 'quota',
        messages: [{ role: 'user', content: 'Hi' }],
      }),
  },
  'AI SDK': {
    requests: 3,
    ask: (baseURL) =>
      generateText({
        model: createOpenAI({ apiKey: 'test', baseURL }).chat('quota'),
        prompt: 'Hi',
      }),
  },
  LangChain: { requests: 3, ask: langchain(ChatOpenAI) },
  'LangChain, core 0.3': { requests: 3, ask: langchain(ChatOpenAI06) },
};

describe('an exhausted quota', { concurrency: false }, () => {
  for (const [name, { requests, ask }] of Object.entries(clients))
    for (const guarded of [false, true])
      it(`costs ${name} ${requests} and a proxy ${guarded ? 'with a cooldown 1' : requests}`, async () => {
        mock.calls.length = 0;
        const proxy = await startProxy(guarded ? { fetch: cooldown().fetch } : {});
        await assert.rejects(ask(proxy.baseURL));
        await proxy.stop();
        assert.equal(proxy.requests(), requests);
        assert.equal(mock.calls.length, guarded ? 1 : requests);
      });
});
