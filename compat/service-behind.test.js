// A service that calls another service with this package, using LangChain, the AI SDK or axios, attributes the problem correctly.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { ChatOpenAI } from '@langchain/openai';
import { generateText, streamText } from 'ai';
import axios from 'axios';
import { got } from 'got';
import ky from 'ky';
import { ChatOpenAI as ChatOpenAI06 } from 'langchain-0.6';
import { ofetch } from 'ofetch';
import { toProblemDetails } from 'openai-problem-details';
import { problemOf, readProblem } from 'openai-problem-details/client';
import { createApp } from '../examples/openai-proxy/app.js';
import mocks from '../examples/openai-proxy/mock.cjs';
import { shieldProcess } from './environment.js';
import { listen } from './frameworks/mock.js';

shieldProcess();
process.env.NODE_ENV = 'test';

let mock;
let behind;
before(async () => {
  mock = await mocks.startMock();
  behind = await listen(createServer(createApp(mock.url)));
});
after(async () => {
  await behind.stop();
  mock.server.close();
});

const settings = () => ({ apiKey: 'test', baseURL: `${behind.url}/v1` });
const generate = (modelOf) => (model) =>
  generateText({ model: modelOf(model), prompt: 'Hi', maxRetries: 0 });

const langchain = (Chat, useResponsesApi) => (model) =>
  new Chat({
    apiKey: 'test',
    model,
    maxRetries: 0,
    useResponsesApi,
    configuration: { baseURL: `${behind.url}/v1` },
  });

async function drain(stream) {
  for await (const _ of await stream);
}

const url = () => `${behind.url}/v1/chat/completions`;
const chat = langchain(ChatOpenAI, false);

/** Calls to the other service by name; each throws the error of its library. */
const callers = {
  'LangChain, chat': (model) => chat(model).invoke('Hi'),
  'LangChain, a stream of chat': (model) => drain(chat(model).stream('Hi')),
  'LangChain, Responses': (model) => langchain(ChatOpenAI, true)(model).invoke('Hi'),
  'LangChain, core 0.3': (model) => langchain(ChatOpenAI06, false)(model).invoke('Hi'),
  '@ai-sdk/openai, Responses': generate((model) => createOpenAI(settings())(model)),
  '@ai-sdk/openai, chat': generate((model) => createOpenAI(settings()).chat(model)),
  '@ai-sdk/openai-compatible': generate((model) =>
    createOpenAICompatible({ name: 'example', ...settings() })(model),
  ),
  axios: (model) => axios.post(url(), { model, messages: [] }),
  'got, by problemOf': (model) =>
    got.post(url(), { json: { model, messages: [] }, retry: { limit: 0 } }).catch((error) => {
      throw problemOf(error) ?? error;
    }),
  'ofetch, by problemOf': (model) =>
    ofetch(url(), { method: 'POST', body: { model, messages: [] } }).catch((error) => {
      throw problemOf(error) ?? error;
    }),
  'ky, by readProblem': (model) =>
    ky.post(url(), { json: { model, messages: [] }, retry: 0 }).catch(async (error) => {
      throw await readProblem(error.response);
    }),
};

/** By model: the type, whether a retry helps, and the wait. */
const failures = {
  'wrong-key': { slug: 'unauthorized', retryable: false },
  quota: { slug: 'credit-balance-exhausted', retryable: false },
  'rate-limit': { slug: 'too-many-requests', retryable: true, wait: 7 },
  'server-error': { slug: 'internal-server-error', retryable: true },
};

for (const [name, call] of Object.entries(callers))
  describe(name, () => {
    for (const [model, { slug, retryable, wait }] of Object.entries(failures))
      it(`attributes ${model} to the other service`, async () => {
        const error = await call(model).then(
          () => assert.fail('it ended as a success'),
          (reason) => reason,
        );
        const problem = toProblemDetails(error);
        assert.equal(problem.type, `urn:problem-type:openai:${slug}`);
        assert.equal(problem.fixableBy, 'provider');
        assert.equal(problem.retryable, retryable);
        assert.equal(problem.retryAfter, wait);
        assert.match(problem.meaning, /^The service behind this one reports: /);
        assert.notEqual(problem.status, 401);
      });

    it('attributes long-context to the client', async () => {
      await assert.rejects(call('long-context'), (error) => {
        const { type, fixableBy } = toProblemDetails(error);
        assert.equal(type, 'urn:problem-type:openai:context-length-exceeded');
        assert.equal(fixableBy, 'caller');
        return true;
      });
    });
  });

it('an error part of the AI SDK keeps only message, type and code of the problem', async () => {
  const model = createOpenAI(settings()).chat('stream-cut');
  const { fullStream } = streamText({ model, prompt: 'Hi', maxRetries: 0, onError() {} });
  const parts = [];
  for await (const part of fullStream) parts.push(part);
  const { error } = parts.find(({ type }) => type === 'error');
  assert.equal(problemOf(error), undefined);
  assert.notEqual(toProblemDetails(error, { claim: 'likely' }), undefined);
});
