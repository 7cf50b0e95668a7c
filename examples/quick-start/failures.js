// Makes the real SDK fail as a problem type describes.
import OpenAI, { AzureOpenAI } from 'openai';
import { requireCompleted } from 'openai-problem-details';
import { failWith } from 'openai-problem-details/testing';

const question = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] };

function clientOf(baseURL, options = {}) {
  return new OpenAI({ apiKey: 'mock', baseURL, maxRetries: 0, ...options });
}

function ask(baseURL, options, callOptions) {
  return clientOf(baseURL, options).chat.completions.create(question, callOptions);
}

/** Problem types that need another call than a plain chat completion. */
const calls = {
  'client-misconfigured': (baseURL) =>
    new AzureOpenAI({ apiKey: 'mock', apiVersion: '2024-10-21', baseURL, endpoint: baseURL }),
  'identity-token-failed': (baseURL) =>
    ask(baseURL, { apiKey: () => Promise.reject(new Error('the secret store is locked')) }),
  timeout: (baseURL) => ask(baseURL, { timeout: 100 }),
  'tls-failure': (baseURL) => ask(baseURL.replace('http:', 'https:')),
  // Without a request to a name server or proxy.
  'dns-failure': (baseURL) => ask(baseURL, { fetch: failWith('dns-failure') }),
  'proxy-refused': (baseURL) => ask(baseURL, { fetch: failWith('proxy-refused') }),
  'request-aborted': (baseURL) => ask(baseURL, {}, { signal: AbortSignal.timeout(50) }),
  'stream-interrupted': (baseURL) =>
    clientOf(baseURL).chat.completions.stream(question).finalChatCompletion(),
  'output-truncated': (baseURL) => parse(baseURL),
  'content-filtered': (baseURL) => parse(baseURL),
  'model-refusal': async (baseURL) => requireCompleted(await ask(baseURL)),
  'invalid-response': async (baseURL) => requireCompleted(await ask(baseURL)),
  'job-failed': async (baseURL) =>
    requireCompleted(await clientOf(baseURL).batches.retrieve('batch_example')),
  'invalid-webhook-signature': (baseURL) =>
    clientOf(baseURL).webhooks.unwrap(
      '{}',
      { 'webhook-id': 'wh_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' },
      'whsec_AAAA',
    ),
};

function parse(baseURL) {
  const format = { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: {} } };
  return clientOf(baseURL).chat.completions.parse({ ...question, response_format: format });
}

/** Calls the mock of the OpenAI API so that the SDK throws the error of this problem type. */
export async function fail(slug, mockUrl) {
  const baseURL = `${mockUrl}/${slug}/v1`;
  const call = Object.hasOwn(calls, slug) ? calls[slug] : ask;
  await call(baseURL);
}
