// The Vercel AI SDK with each of its providers that speak OpenAI's protocol.
import { createAzure } from '@ai-sdk/azure';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embed, generateObject } from 'ai';
import { z } from 'zod';
import { failures } from '../failures.js';
import { common, generating, startStream, streaming } from './ai-sdk-calls.js';
import { bareTimeout, sentWithoutKey } from './differences.js';

const model = 'gpt-4o-mini';
const responses = (options) => createOpenAI(options)(model);
const chat = (options) => createOpenAI(options).chat(model);

/** The error of `await result.text`, whatever has failed. */
const noOutput = {
  claim: 'likely',
  slug: 'unknown-error',
  status: 500,
  code: undefined,
  retryAfter: undefined,
  requestId: undefined,
  why: '`await result.text` throws an `AI_NoOutputGeneratedError` without a cause; use `fullStream` or `onError`',
};

export const aiSdk = {
  packages: { ai: 'ai', '@ai-sdk/openai': '@ai-sdk/openai' },
  calls: {
    generateText: generating('responses', responses),
    'generateText, chat': generating('chat', chat),
    'generateText, retried': generating('responses', responses, { maxRetries: 1 }),
    generateObject: {
      api: 'responses',
      manner: 'structured',
      run: (options) =>
        generateObject({
          model: responses(options),
          schema: z.object({ city: z.string() }),
          ...common(options),
        }),
    },
    streamText: streaming('responses', responses),
    'streamText, chat': streaming('chat', chat),
    'streamText, text alone': {
      api: 'responses',
      run: (options) => startStream(responses(options), options).text,
      differs: {
        ...Object.fromEntries(Object.keys(failures).map((failure) => [failure, noOutput])),
        timeout: bareTimeout,
      },
    },
    embed: {
      api: 'embeddings',
      run: (options) => {
        const { prompt: value, ...rest } = common(options);
        const embedding = createOpenAI(options).embedding('text-embedding-3-small');
        return embed({ model: embedding, value, ...rest });
      },
    },
  },
  // The AI SDK keeps the headers of a response.
  differs: { timeout: bareTimeout, 'wrong object': { requestId: 'req_0123456789abcdef' } },
};

function azure({ baseURL, ...options }) {
  const base = baseURL.replace(/v1$/, 'openai');
  return createAzure({ ...options, baseURL: base, useDeploymentBasedUrls: true }).chat(model);
}

export const aiSdkAzure = {
  packages: { ai: 'ai', '@ai-sdk/azure': '@ai-sdk/azure' },
  calls: {
    'generateText, chat': generating('chat', azure),
    'streamText, chat': streaming('chat', azure),
  },
  differs: { timeout: bareTimeout },
};

const compatible = (options) => createOpenAICompatible({ name: 'example', ...options })(model);

export const aiSdkCompatible = {
  packages: { ai: 'ai', '@ai-sdk/openai-compatible': '@ai-sdk/openai-compatible' },
  calls: {
    generateText: generating('chat', compatible),
    streamText: streaming('chat', compatible),
  },
  differs: { timeout: bareTimeout, 'no key': sentWithoutKey },
};
