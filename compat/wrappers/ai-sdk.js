// The Vercel AI SDK with each of its providers that speak OpenAI's protocol.
import { createAzure } from '@ai-sdk/azure';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { embed, generateObject, generateText, streamText } from 'ai';
import { z } from 'zod';
import { failures } from '../failures.js';
import { bareTimeout, sentWithoutKey } from './differences.js';

const model = 'gpt-4o-mini';

const common = ({ prompt, timeout }) => ({
  prompt,
  maxRetries: 0,
  abortSignal: AbortSignal.timeout(timeout),
});

/** Its streams do not throw: an error is a part of them. */
async function consumeParts({ fullStream }) {
  for await (const part of fullStream) if (part.type === 'error') throw part.error;
}

/** The ways in which an app calls any model. */
const generate = (chosen, options, more) =>
  generateText({ model: chosen, ...common(options), ...more });
const stream = (chosen, options) =>
  streamText({ model: chosen, ...common(options), onError: () => undefined });

/** What differs where an app reads the stream. */
const streamDiffers = {
  timeout: { isThrown: false, why: 'a stream has a part `abort`, and no error' },
  'error amid': {
    requestId: undefined,
    why: 'the error is a part of the stream and has no headers',
  },
};

const namesNobody = {
  claim: 'likely',
  why: 'the error is the bare body of the event, which any server of the protocol may send',
};

const streamChatDiffers = {
  ...streamDiffers,
  'error amid': { ...streamDiffers['error amid'], ...namesNobody },
};

/** `await result.text` tells of any failure alike. */
const noOutput = {
  claim: 'likely',
  slug: 'unknown-error',
  status: 500,
  code: undefined,
  retryAfter: undefined,
  requestId: undefined,
  why: '`await result.text` throws an `AI_NoOutputGeneratedError` without a cause: read `fullStream`, or `onError`',
};

export const aiSdk = {
  packages: { ai: 'ai', '@ai-sdk/openai': '@ai-sdk/openai' },
  calls: {
    generateText: {
      api: 'responses',
      run: (options) => generate(createOpenAI(options)(model), options),
    },
    'generateText, chat': {
      api: 'chat',
      run: (options) => generate(createOpenAI(options).chat(model), options),
    },
    'generateText, retried': {
      api: 'responses',
      run: (options) => generate(createOpenAI(options)(model), options, { maxRetries: 1 }),
    },
    generateObject: {
      api: 'responses',
      manner: 'structured',
      run: (options) =>
        generateObject({
          model: createOpenAI(options)(model),
          schema: z.object({ city: z.string() }),
          ...common(options),
        }),
    },
    streamText: {
      api: 'responses',
      manner: 'stream',
      run: (options) => consumeParts(stream(createOpenAI(options)(model), options)),
      differs: streamDiffers,
    },
    'streamText, chat': {
      api: 'chat',
      manner: 'stream',
      run: (options) => consumeParts(stream(createOpenAI(options).chat(model), options)),
      differs: streamChatDiffers,
    },
    'streamText, text alone': {
      api: 'responses',
      run: (options) => stream(createOpenAI(options)(model), options).text,
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
  // The AI SDK keeps the headers of the answer.
  differs: { timeout: bareTimeout, 'wrong object': { requestId: 'req_0123456789abcdef' } },
};

function azureOf({ baseURL, ...options }) {
  return createAzure({
    ...options,
    baseURL: baseURL.replace(/v1$/, 'openai'),
    useDeploymentBasedUrls: true,
  });
}

export const aiSdkAzure = {
  packages: { ai: 'ai', '@ai-sdk/azure': '@ai-sdk/azure' },
  calls: {
    'generateText, chat': {
      api: 'chat',
      run: (options) => generate(azureOf(options).chat(model), options),
    },
    'streamText, chat': {
      api: 'chat',
      manner: 'stream',
      run: (options) => consumeParts(stream(azureOf(options).chat(model), options)),
      differs: streamChatDiffers,
    },
  },
  differs: { timeout: bareTimeout },
};

const compatibleOf = (options) => createOpenAICompatible({ name: 'example', ...options })(model);

export const aiSdkCompatible = {
  packages: { ai: 'ai', '@ai-sdk/openai-compatible': '@ai-sdk/openai-compatible' },
  calls: {
    generateText: {
      api: 'chat',
      run: (options) => generate(compatibleOf(options), options),
    },
    streamText: {
      api: 'chat',
      manner: 'stream',
      run: (options) => consumeParts(stream(compatibleOf(options), options)),
      differs: streamChatDiffers,
    },
  },
  differs: { timeout: bareTimeout, 'no key': sentWithoutKey },
};
