/** The types that `requireCompleted` returns for all major versions: compiled by `npm run types`, never run. */
import type OpenAI from 'openai';
import type OpenAI4 from 'openai4';
import type OpenAI5 from 'openai5';
import type OpenAI7 from 'openai7';
import { requireCompleted, UnusableResultError, type Completed } from '../../lib/index.js';

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <Fact extends true>(): Fact | undefined => undefined;

type Finish = 'stop' | 'tool_calls' | 'function_call';
type ChoiceOf<Result extends { readonly choices: readonly unknown[] }> =
  Completed<Result>['choices'][number];
type StatusOf<Result extends { readonly status?: string | null }> = Completed<Result>['status'];

// Completions of every major version have complete choices.
holds<Equal<ChoiceOf<OpenAI.ChatCompletion>['finish_reason'], Finish>>();
holds<Equal<ChoiceOf<OpenAI4.ChatCompletion>['finish_reason'], Finish>>();
holds<Equal<ChoiceOf<OpenAI5.ChatCompletion>['finish_reason'], Finish>>();
holds<Equal<ChoiceOf<OpenAI7.ChatCompletion>['finish_reason'], Finish>>();
holds<Equal<ChoiceOf<OpenAI.ChatCompletion>['message']['refusal'], null>>();
holds<Equal<ChoiceOf<OpenAI4.ChatCompletion>['message']['refusal'], null>>();
holds<Equal<ChoiceOf<OpenAI5.ChatCompletion>['message']['refusal'], null>>();
holds<Equal<ChoiceOf<OpenAI7.ChatCompletion>['message']['refusal'], null>>();
holds<Equal<ChoiceOf<OpenAI.Completion>['finish_reason'], 'stop'>>();
holds<Equal<ChoiceOf<OpenAI4.Completion>['finish_reason'], 'stop'>>();
holds<Equal<ChoiceOf<OpenAI5.Completion>['finish_reason'], 'stop'>>();
holds<Equal<ChoiceOf<OpenAI7.Completion>['finish_reason'], 'stop'>>();

// Responses may lack a status.
holds<Equal<StatusOf<OpenAI.Responses.Response>, 'completed' | undefined>>();
holds<Equal<StatusOf<OpenAI4.Responses.Response>, 'completed' | undefined>>();
holds<Equal<StatusOf<OpenAI5.Responses.Response>, 'completed' | undefined>>();
holds<Equal<StatusOf<OpenAI7.Responses.Response>, 'completed' | undefined>>();

// Jobs have succeeded.
holds<Equal<StatusOf<OpenAI.Batch>, 'completed'>>();
holds<Equal<StatusOf<OpenAI4.Batch>, 'completed'>>();
holds<Equal<StatusOf<OpenAI5.Batch>, 'completed'>>();
holds<Equal<StatusOf<OpenAI7.Batch>, 'completed'>>();
holds<Equal<StatusOf<OpenAI.FineTuning.FineTuningJob>, 'succeeded'>>();
holds<Equal<StatusOf<OpenAI4.FineTuning.FineTuningJob>, 'succeeded'>>();
holds<Equal<StatusOf<OpenAI5.FineTuning.FineTuningJob>, 'succeeded'>>();
holds<Equal<StatusOf<OpenAI7.FineTuning.FineTuningJob>, 'succeeded'>>();
holds<Equal<StatusOf<OpenAI.Beta.Threads.Run>, 'completed'>>();
holds<Equal<StatusOf<OpenAI4.Beta.Threads.Run>, 'completed'>>();
holds<Equal<StatusOf<OpenAI5.Beta.Threads.Run>, 'completed'>>();
holds<Equal<StatusOf<OpenAI7.Beta.Threads.Run>, 'completed'>>();
holds<Equal<StatusOf<OpenAI.VectorStores.VectorStoreFile>, 'completed'>>();
holds<Equal<StatusOf<OpenAI4.VectorStores.VectorStoreFile>, 'completed'>>();
holds<Equal<StatusOf<OpenAI5.VectorStores.VectorStoreFile>, 'completed'>>();
holds<Equal<StatusOf<OpenAI7.VectorStores.VectorStoreFile>, 'completed'>>();
holds<Equal<StatusOf<OpenAI.Video>, 'completed'>>();
holds<Equal<StatusOf<OpenAI7.Video>, 'completed'>>();
holds<Equal<StatusOf<OpenAI.FileObject>, 'uploaded' | 'processed'>>();
holds<Equal<StatusOf<OpenAI.VectorStore>, 'completed'>>();
holds<Equal<StatusOf<OpenAI.Upload>, 'completed'>>();
// If a status can be any string, it becomes any status of success.
holds<
  Equal<
    StatusOf<OpenAI.Evals.RunRetrieveResponse>,
    'completed' | 'succeeded' | 'processed' | 'uploaded'
  >
>();

// A result with neither stays unchanged.
holds<Equal<Completed<OpenAI.CreateEmbeddingResponse>, OpenAI.CreateEmbeddingResponse>>();
holds<Equal<Completed<OpenAI.ImagesResponse>, OpenAI.ImagesResponse>>();

declare const openai: OpenAI;
declare const openai4: OpenAI4;
declare const openai5: OpenAI5;
declare const openai7: OpenAI7;
const ask = { model: 'gpt-5', messages: [] };
const question = { model: 'gpt-5', input: '' };

// A narrowed result can be used as before, and its choices support every array method.
export async function complete(): Promise<OpenAI.ChatCompletion> {
  const completion = requireCompleted(await openai.chat.completions.create(ask));
  for (const choice of completion.choices) holds<Equal<typeof choice.finish_reason, Finish>>();
  completion.choices.map(({ finish_reason: reason }) => holds<Equal<typeof reason, Finish>>());
  const content = completion.choices[0]?.message.content;
  holds<Equal<typeof content, string | null | undefined>>();
  return completion;
}

export async function respond(): Promise<OpenAI.Responses.Response> {
  const response = requireCompleted(await openai.responses.create(question));
  holds<Equal<typeof response.output_text, string>>();
  return response;
}

// The calls and helpers of each major version return suitable types.
export const calls = [
  async () => requireCompleted(await openai4.chat.completions.create(ask)).choices,
  async () => requireCompleted(await openai5.chat.completions.create(ask)).choices,
  async () => requireCompleted(await openai7.chat.completions.create(ask)).choices,
  async () => requireCompleted(await openai4.responses.create(question)).output_text,
  async () => requireCompleted(await openai5.responses.create(question)).output_text,
  async () => requireCompleted(await openai7.responses.create(question)).output_text,
  async () => requireCompleted(await openai4.batches.retrieve('')).output_file_id,
  async () => requireCompleted(await openai.videos.retrieve('')).id,
];

export async function parse(): Promise<void> {
  const of4 = requireCompleted(await openai4.beta.chat.completions.parse(ask));
  const of5 = requireCompleted(await openai5.chat.completions.parse(ask));
  const of6 = requireCompleted(await openai.chat.completions.parse(ask));
  const of7 = requireCompleted(await openai7.chat.completions.parse(ask));
  holds<Equal<(typeof of4.choices)[number]['message']['refusal'], null>>();
  holds<Equal<(typeof of5.choices)[number]['message']['refusal'], null>>();
  holds<Equal<(typeof of6.choices)[number]['message']['refusal'], null>>();
  holds<Equal<(typeof of7.choices)[number]['message']['refusal'], null>>();
  of6.choices[0]?.message.parsed satisfies null | undefined;
  const response = requireCompleted(await openai.responses.parse(question));
  holds<Equal<typeof response.status, 'completed' | undefined>>();
  response.output_parsed satisfies null;
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error a promise must be awaited first
  requireCompleted(openai.chat.completions.create(ask));
  // @ts-expect-error a stream has no result yet
  requireCompleted(await openai.chat.completions.create({ ...ask, stream: true }));
  // @ts-expect-error a list has no status
  requireCompleted(await openai.models.list());
  // @ts-expect-error a string is not a result
  requireCompleted((await respond()).output_text);
  const { choices } = requireCompleted(await openai.chat.completions.create(ask));
  // @ts-expect-error a complete choice was not truncated
  if (choices[0]?.finish_reason === 'length') throw new Error('never');
}

declare const caught: unknown;
if (caught instanceof UnusableResultError) holds<Equal<typeof caught.result, unknown>>();
