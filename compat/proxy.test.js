// LangChain and the AI SDK as clients of the proxy of examples/openai-proxy: each failure is recognized, with its message.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { ChatOpenAI } from '@langchain/openai';
import { DefaultChatTransport, generateText, streamText } from 'ai';
import axios from 'axios';
import { problemTypes } from 'openai-problem-details';
import { problemOf } from 'openai-problem-details/client';
import { createApp } from '../examples/openai-proxy/app.js';
import mocks from '../examples/openai-proxy/mock.cjs';
import { shieldProcess } from './environment.js';
import { listen } from './frameworks/mock.js';

shieldProcess();
process.env.NODE_ENV = 'test';

let mock;
let proxy;
before(async () => {
  mock = await mocks.startMock();
  proxy = await listen(createServer(createApp(mock.url)));
});
after(async () => {
  await proxy.stop();
  mock.server.close();
});

const settings = () => ({ apiKey: 'test', baseURL: `${proxy.url}/v1` });

const aiModels = {
  '@ai-sdk/openai, Responses': (model) => createOpenAI(settings())(model),
  '@ai-sdk/openai, chat': (model) => createOpenAI(settings()).chat(model),
  '@ai-sdk/openai-compatible': (model) =>
    createOpenAICompatible({ name: 'example', ...settings() })(model),
};

/** How the AI SDK reports a model's failures: in a response, and in the parts of a stream. */
const aiClient = (modelOf) => ({
  ask: (name, maxRetries = 0) => generateText({ model: modelOf(name), prompt: 'Hi', maxRetries }),
  async stream(name) {
    const model = modelOf(name);
    const { fullStream } = streamText({ model, prompt: 'Hi', maxRetries: 0, onError() {} });
    for await (const part of fullStream) if (part.type === 'error') throw part.error;
  },
});

const langchainClient = (useResponsesApi) => {
  const chat = (model, maxRetries = 0) =>
    new ChatOpenAI({
      apiKey: 'test',
      model,
      maxRetries,
      useResponsesApi,
      configuration: { baseURL: `${proxy.url}/v1` },
    });
  return {
    ask: (name, maxRetries) => chat(name, maxRetries).invoke('Hi'),
    async stream(name) {
      for await (const _ of await chat(name).stream('Hi'));
    },
  };
};

const clients = {
  ...Object.fromEntries(Object.entries(aiModels).map(([name, model]) => [name, aiClient(model)])),
  'LangChain, chat': langchainClient(false),
  'LangChain, Responses': langchainClient(true),
};

/** By model: the status, the code, and the slug with the message. */
const refusals = {
  'wrong-key': { status: 500, slug: 'unauthorized' },
  'rate-limit': { status: 429, slug: 'too-many-requests', wait: '7' },
  quota: { status: 503, slug: 'credit-balance-exhausted' },
  'long-context': { status: 400, slug: 'context-length-exceeded' },
  'unknown-model': { status: 404, slug: 'model-not-found' },
  'server-error': { status: 500, slug: 'internal-server-error' },
};
const breaks = { 'stream-error': 'internal-server-error', 'stream-cut': 'stream-interrupted' };

function messageOf(slug) {
  const known = {
    'context-length-exceeded': "This model's maximum context length is 8192 tokens.",
  };
  return known[slug] ?? problemTypes[slug].public.meaning;
}

/** LangChain has its own class for a context that is too long, and puts the SDK's error into it. */
const told = (error) => (error.status === undefined ? (error.cause ?? error) : error);

function waitOf({ headers, responseHeaders }) {
  return responseHeaders?.['retry-after'] ?? headers?.get?.('retry-after') ?? undefined;
}

for (const [name, client] of Object.entries(clients)) {
  describe(name, () => {
    for (const [model, { status, slug, wait }] of Object.entries(refusals)) {
      for (const way of ['ask', 'stream']) {
        it(`${way}, ${model}`, async () => {
          mock.calls.length = 0;
          const thrown = await client[way](model).then(
            () => assert.fail('it ended as a success'),
            (reason) => reason,
          );
          assert.equal(problemOf(thrown)?.type, `urn:problem-type:openai:${slug}`);
          const error = told(thrown);
          assert.equal(error.status ?? error.statusCode, status);
          assert.ok(error.message.includes(messageOf(slug)), error.message);
          const code = error.code ?? JSON.parse(error.responseBody).error.code;
          assert.equal(code, slug.replaceAll('-', '_'));
          if (wait !== undefined) assert.equal(waitOf(error), wait);
          assert.equal(mock.calls.length, 1);
        });
      }
    }

    for (const [model, slug] of Object.entries(breaks)) {
      it(`stream, ${model}`, async () => {
        await assert.rejects(client.stream(model), (error) => {
          assert.equal(error.message, messageOf(slug));
          assert.equal(error.code ?? error.data?.error.code, slug.replaceAll('-', '_'));
          return true;
        });
      });
    }

    it('gets a response', async () => {
      const { text, content } = await client.ask('any');
      assert.match(text ?? JSON.stringify(content), /I am a mock model\./);
      await client.stream('any');
    });
  });
}

const url = () => `${proxy.url}/v1/chat/completions`;

describe('problemOf', () => {
  const type = 'urn:problem-type:openai:model-not-found';
  const body = { model: 'unknown-model', messages: [] };

  it('finds the problem in an error of axios', async () => {
    await assert.rejects(axios.post(url(), body), (error) => problemOf(error)?.type === type);
  });

  it('finds the problem in the error that useChat shows', async () => {
    const transport = new DefaultChatTransport({ api: url(), body });
    const call = transport.sendMessages({
      trigger: 'submit-message',
      chatId: 'example',
      messages: [],
    });
    await assert.rejects(call, (error) => problemOf(error)?.type === type);
  });
});
