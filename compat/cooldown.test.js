// A cooldown inside real wrappers: they make one call if the quota is exhausted, and throw the same problem.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createOpenAI } from '@ai-sdk/openai';
import { HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { generateText } from 'ai';
import OpenAI from 'openai';
import { toProblemDetails } from 'openai-problem-details';
import { cooldown } from 'openai-problem-details/cooldown';
import { shieldProcess } from './environment.js';
import { consume } from './wrappers/consume.js';
import { runAgent } from './wrappers/agents.js';

shieldProcess();

const exhausted = JSON.stringify({
  error: {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    param: null,
    code: 'insufficient_quota',
  },
});

let server;
let baseURL;
let calls;
before(async () => {
  server = createServer((request, response) => {
    request.resume();
    calls += 1;
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '20' });
    response.end(exhausted);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseURL = `http://127.0.0.1:${server.address().port}/v1`;
});
beforeEach(() => (calls = 0));
after(() => {
  server.closeAllConnections();
  server.close();
});

const model = 'gpt-5';
const apiKey = 'test';
const messages = [{ role: 'user', content: 'Hello' }];
const sdk = (fetch) => new OpenAI({ apiKey, baseURL, fetch });
const chat = (fetch) => new ChatOpenAI({ apiKey, model, configuration: { baseURL, fetch } });

/** Calls with each wrapper's defaults, retries included. */
const wrappers = {
  'the helper of chats': (fetch) =>
    sdk(fetch).chat.completions.stream({ model, messages }).finalChatCompletion(),
  'the helper of responses': (fetch) =>
    sdk(fetch).responses.stream({ model, input: 'Hello' }).finalResponse(),
  'the AI SDK': (fetch) =>
    generateText({ model: createOpenAI({ apiKey, baseURL, fetch })(model), prompt: 'Hello' }),
  LangChain: (fetch) => chat(fetch).invoke([new HumanMessage('Hello')]),
  'a stream of LangChain': async (fetch) => consume(await chat(fetch).stream('Hello')),
  'embeddings of LangChain': (fetch) =>
    new OpenAIEmbeddings({ apiKey, configuration: { baseURL, fetch } }).embedQuery('Hello'),
  Agents: (fetch) => runAgent(sdk(fetch), 'Hello', { options: {} }),
};

/** In seconds: the AI SDK repeats for 6, LangChain for a minute. A busy machine adds some. */
const patience = 25;

/** The problem with which the call ends, soon. */
async function fail(call) {
  const begun = performance.now();
  const error = await call().then(
    () => undefined,
    (thrown) => thrown,
  );
  const seconds = (performance.now() - begun) / 1000;
  const problem = toProblemDetails(error, { claim: 'likely' });
  assert.equal(problem?.type, 'urn:problem-type:openai:credit-balance-exhausted');
  assert.ok(seconds < patience, `it took ${seconds} seconds`);
  return problem;
}

describe('with a cooldown', () => {
  for (const [name, call] of Object.entries(wrappers)) {
    it(`${name}: an exhausted quota costs one call, and is reported soon`, async () => {
      const { fetch } = cooldown();
      await fail(() => call(fetch));
      const second = await fail(() => call(fetch));
      assert.equal(second.cooldown, true);
      assert.equal(calls, 1);
    });
  }
});
