// LlamaIndex, which brings its own copy of the SDK.
import { OpenAI, OpenAIEmbedding, OpenAIResponses } from '@llamaindex/openai';
import { SimpleChatEngine } from 'llamaindex';
import { consume } from './consume.js';
import { terminated } from './differences.js';

const clientOptions = ({ apiKey, baseURL, timeout }) => ({
  apiKey,
  baseURL,
  timeout,
  maxRetries: 0,
  model: 'gpt-4o-mini',
});
const messagesOf = ({ prompt }) => [{ role: 'user', content: prompt }];
const modelOf = (options) => new OpenAI(clientOptions(options));

export const llamaIndex = {
  packages: { '@llamaindex/openai': '@llamaindex/openai', llamaindex: 'llamaindex' },
  calls: {
    chat: {
      api: 'chat',
      run: (options) => modelOf(options).chat({ messages: messagesOf(options) }),
    },
    'chat, streamed': {
      api: 'chat',
      manner: 'stream',
      run: async (options) =>
        consume(await modelOf(options).chat({ messages: messagesOf(options), stream: true })),
    },
    'chat, Responses': {
      api: 'responses',
      run: (options) =>
        new OpenAIResponses(clientOptions(options)).chat({ messages: messagesOf(options) }),
    },
    SimpleChatEngine: {
      api: 'chat',
      run: (options) =>
        new SimpleChatEngine({ llm: modelOf(options) }).chat({ message: options.prompt }),
    },
    embedding: {
      api: 'embeddings',
      run: (options) =>
        new OpenAIEmbedding({
          ...clientOptions(options),
          model: 'text-embedding-3-small',
        }).getTextEmbedding(options.prompt),
    },
  },
  differs: { 'cut mid-stream': terminated },
};
