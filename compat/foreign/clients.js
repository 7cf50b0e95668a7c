// The negatives: real clients of other APIs, and HTTP clients for any API.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import Anthropic from '@anthropic-ai/sdk';
import { Mistral } from '@mistralai/mistralai';
import { generateText } from 'ai';
import axios from 'axios';
import { got } from 'got';
import Groq from 'groq-sdk';
import ky from 'ky';
import * as undici from 'undici';

const messagesOf = (prompt) => [{ role: 'user', content: prompt }];

function groq({ apiKey, baseURL, prompt, timeout }) {
  const client = new Groq({ apiKey, baseURL, timeout, maxRetries: 0 });
  return client.chat.completions.create({ model: 'example', messages: messagesOf(prompt) });
}

function anthropic({ apiKey, baseURL, prompt, timeout }) {
  const client = new Anthropic({ apiKey, baseURL, timeout, maxRetries: 0 });
  return client.messages.create({ model: 'example', max_tokens: 1, messages: messagesOf(prompt) });
}

function mistral({ apiKey, baseURL, prompt, timeout }) {
  const client = new Mistral({ apiKey, serverURL: baseURL, timeoutMs: timeout });
  return client.chat.complete({ model: 'example', messages: messagesOf(prompt) });
}

/** The Vercel AI SDK with a provider that does not speak OpenAI's protocol. */
const generate =
  (createProvider) =>
  ({ apiKey, baseURL, prompt, timeout }) =>
    generateText({
      model: createProvider({ apiKey, baseURL })('example'),
      prompt,
      maxRetries: 0,
      abortSignal: AbortSignal.timeout(timeout),
    });

function axiosToShop({ apiKey, baseURL, timeout }) {
  const headers = { Authorization: `Bearer ${apiKey}` };
  return axios.post(`${baseURL}/payments`, { amount: 1 }, { timeout, headers });
}

async function plainFetch({ baseURL, timeout }) {
  const response = await fetch(`${baseURL}/payments`, { signal: AbortSignal.timeout(timeout) });
  const body = await response.json();
  const { status, headers } = response;
  throw Object.assign(new Error(`${status} ${response.statusText}`), { status, headers, body });
}

function gotToShop({ apiKey, baseURL, timeout }) {
  const headers = { Authorization: `Bearer ${apiKey}` };
  const json = { amount: 1 };
  return got
    .post(`${baseURL}/payments`, {
      json,
      headers,
      timeout: { request: timeout },
      retry: { limit: 0 },
    })
    .json();
}

function kyToShop({ apiKey, baseURL, timeout }) {
  const headers = { Authorization: `Bearer ${apiKey}` };
  return ky.post(`${baseURL}/payments`, { json: { amount: 1 }, headers, timeout, retry: 0 }).json();
}

/** undici throws for an error status only if configured to. */
function undiciRequest({ baseURL, timeout }) {
  const dispatcher = new undici.Agent().compose(undici.interceptors.responseError());
  return undici.request(`${baseURL}/payments`, { dispatcher, headersTimeout: timeout });
}

/** Each client, with the API that it calls. */
export const foreignClients = [
  { packages: { 'groq-sdk': 'groq-sdk' }, api: 'groq', run: groq },
  { packages: { '@anthropic-ai/sdk': '@anthropic-ai/sdk' }, api: 'anthropic', run: anthropic },
  { packages: { '@mistralai/mistralai': '@mistralai/mistralai' }, api: 'mistral', run: mistral },
  {
    packages: { ai: 'ai', '@ai-sdk/anthropic': '@ai-sdk/anthropic' },
    api: 'anthropic',
    run: generate(createAnthropic),
  },
  {
    packages: { ai: 'ai', '@ai-sdk/google': '@ai-sdk/google' },
    api: 'google',
    run: generate(createGoogleGenerativeAI),
  },
  { packages: { axios: 'axios' }, api: 'shop', run: axiosToShop },
  { packages: { got: 'got' }, api: 'shop', run: gotToShop },
  { packages: { ky: 'ky' }, api: 'shop', run: kyToShop },
  { packages: {}, title: 'fetch', api: 'shop', run: plainFetch },
  { packages: { undici: 'undici' }, api: 'shop', run: undiciRequest },
];
