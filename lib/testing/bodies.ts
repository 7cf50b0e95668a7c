/** Response bodies with status 200, as the API returns them: complete and unusable results. */
import { property } from '../values/property.js';
import type { Api, MockCall } from './call.js';
import type { UnusableResult } from './wire-form.js';

const words = 'Hello from the mock.';

/** The model that the call requests; `gpt-5` if it requests none. */
export function modelOf({ body }: MockCall): string {
  const model = property(body, 'model');
  return typeof model === 'string' ? model : 'gpt-5';
}

/** A chat completion with one choice. */
function completion(model: string, choice: object): object {
  const message = { role: 'assistant', content: words, refusal: null };
  return {
    id: 'chatcmpl-example',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, finish_reason: 'stop', logprobs: null, message, ...choice }],
    usage: { prompt_tokens: 1, completion_tokens: 5, total_tokens: 6 },
  };
}

/** An output item of a response, with a single part. */
export function messageItem(part: object, status = 'completed'): object {
  return { id: 'msg_example', type: 'message', role: 'assistant', status, content: [part] };
}

/** A text part of a response. */
export function textPart(text: string): object {
  return { type: 'output_text', text, annotations: [] };
}

/** A `response` object. */
export function responseObject(model: string, more: object = {}): object {
  return {
    id: 'resp_example',
    object: 'response',
    created_at: 0,
    status: 'completed',
    error: null,
    incomplete_details: null,
    model,
    output: [messageItem(textPart(words))],
    usage: { input_tokens: 1, output_tokens: 5, total_tokens: 6 },
    ...more,
  };
}

/** The SDK requests base64 unless the app chooses a format. */
function embeddings(call: MockCall): object {
  const vector = [0.25, 0.5];
  const isEncoded = property(call.body, 'encoding_format') === 'base64';
  const encoded = Buffer.from(new Float32Array(vector).buffer).toString('base64');
  const embedding = isEncoded ? encoded : vector;
  return {
    object: 'list',
    data: [{ object: 'embedding', index: 0, embedding }],
    model: modelOf(call),
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
}

/** A complete result of each API. */
export const completeResults: Readonly<Record<Api, (call: MockCall) => object>> = {
  chat: (call) => completion(modelOf(call), {}),
  responses: (call) => responseObject(modelOf(call)),
  embeddings,
  files: () => ({
    id: 'file-example',
    object: 'file',
    bytes: 0,
    created_at: 0,
    filename: 'example.jsonl',
    purpose: 'batch',
    status: 'processed',
  }),
  models: () => ({ object: 'list', data: [{ id: 'gpt-5', object: 'model' }] }),
  batches: () => ({ id: 'batch_example', object: 'batch', status: 'completed' }),
};

/** The members of a response that is incomplete for this reason. */
function incomplete(reason: string): object {
  return { status: 'incomplete', incomplete_details: { reason } };
}

const refusal = 'I cannot help with that.';
const jobError = {
  code: 'invalid_json_line',
  message: 'This line is not parseable as valid JSON.',
  line: 3,
};

type ResultMaker = (model: string) => object | string;

/** Unusable results, by the APIs that have them. */
export const unusableResults: Readonly<
  Record<UnusableResult, Readonly<Partial<Record<Api, ResultMaker>>>>
> = {
  truncated: {
    chat: (model) => completion(model, { finish_reason: 'length' }),
    responses: (model) => responseObject(model, incomplete('max_output_tokens')),
  },
  filtered: {
    chat: (model) => completion(model, { finish_reason: 'content_filter' }),
    responses: (model) => responseObject(model, incomplete('content_filter')),
  },
  refused: {
    chat: (model) => completion(model, { message: { role: 'assistant', content: null, refusal } }),
    responses: (model) =>
      responseObject(model, { output: [messageItem({ type: 'refusal', refusal })] }),
  },
  page: {
    chat: () => '<!doctype html>\n<title>Sign in</title>\n',
    responses: () => '<!doctype html>\n<title>Sign in</title>\n',
  },
  'failed-job': {
    batches: () => ({
      id: 'batch_example',
      object: 'batch',
      status: 'failed',
      errors: { object: 'list', data: [jobError] },
    }),
  },
};
