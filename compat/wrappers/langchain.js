// LangChain, the current version and the previous one.
import { HumanMessage } from '@langchain/core/messages';
import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import * as before from 'langchain-0.6';
import { z } from 'zod';
import { consume } from './consume.js';
import { bareTimeout, terminated } from './differences.js';

const model = 'gpt-4o-mini';

const clientOptions = ({ apiKey, baseURL, timeout }) => ({
  apiKey,
  timeout,
  maxRetries: 0,
  configuration: { baseURL },
});

const swallowed = {
  isThrown: false,
  why: 'LangChain ignores the `error` event of a Responses stream, which then ends normally',
};

/** The ways in which an app calls OpenAI with these classes. */
function callsOf({ ChatOpenAI: Chat, HumanMessage: Message, OpenAIEmbeddings: Embeddings }) {
  const messagesOf = ({ prompt }) => [new Message(prompt)];
  const chat = (options, more) => new Chat({ ...clientOptions(options), model, ...more });
  const responses = (options) => chat(options, { useResponsesApi: true });
  return {
    invoke: { api: 'chat', run: (options) => chat(options).invoke(messagesOf(options)) },
    'invoke, retried': {
      api: 'chat',
      run: (options) => chat(options, { maxRetries: 1 }).invoke(messagesOf(options)),
    },
    stream: {
      api: 'chat',
      manner: 'stream',
      run: async (options) => consume(await chat(options).stream(messagesOf(options))),
    },
    'invoke, Responses': {
      api: 'responses',
      run: (options) => responses(options).invoke(messagesOf(options)),
    },
    'stream, Responses': {
      api: 'responses',
      manner: 'stream',
      run: async (options) => consume(await responses(options).stream(messagesOf(options))),
      differs: { 'error mid-stream': swallowed },
    },
    withStructuredOutput: {
      api: 'chat',
      manner: 'structured',
      run: (options) =>
        chat(options)
          .withStructuredOutput(z.object({ city: z.string() }), { method: 'jsonMode' })
          .invoke(messagesOf(options)),
    },
    embedQuery: {
      api: 'embeddings',
      run: (options) => new Embeddings(clientOptions(options)).embedQuery(options.prompt),
    },
  };
}

const differs = {
  timeout: bareTimeout,
  'cut mid-stream': terminated,
  'wrong object': {
    claim: 'likely',
    why: 'an `OutputParserException` does not name the provider',
  },
};

export const langchain = {
  packages: { '@langchain/openai': '@langchain/openai', '@langchain/core': '@langchain/core' },
  calls: callsOf({ ChatOpenAI, HumanMessage, OpenAIEmbeddings }),
  differs,
};

export const langchainBefore = {
  packages: langchain.packages,
  manifest: new URL('../langchain-0.6/package.json', import.meta.url),
  calls: callsOf(before),
  differs: {
    ...differs,
    '429 quota': {
      requestId: undefined,
      why: 'LangChain throws an `InsufficientQuotaError` that carries only the message',
    },
  },
};
