// A CommonJS app that uses all three entries; compiled, not run.
import express = require('express');
import { OpenAI } from 'openai';
import {
  asyncHandler,
  isProblemDetails,
  openaiErrorHandler,
  problemTypes,
  toHttpError,
  type Options,
  type ProblemTypeSlug,
} from 'openai-problem-details';
import { iterateEvents, ProblemError, readProblem } from 'openai-problem-details/client';
import {
  abortOnClose,
  deadline,
  streamToResponse,
  type StreamResult,
} from 'openai-problem-details/streaming';
import {
  expectProblem,
  failWith,
  failures,
  succeed,
  type MockFetch,
} from 'openai-problem-details/testing';

const openai = new OpenAI();
const question = { model: 'gpt-5', messages: [] };
const options: Options<express.Request> = {
  audience: 'public',
  instance: (req) => `https://example.com${req.originalUrl}`,
  onProblem: ({ problem, failure }) => console.error(problem.instance, failure?.requestId),
};

const app = express();
app.post(
  '/chat',
  asyncHandler(async (req, res) => {
    const signal = abortOnClose(req, res);
    res.json(await openai.chat.completions.create(question, { signal }));
  }),
);
app.post('/stream', async (req, res) => {
  const signal = deadline(30_000, req, res);
  const stream = openai.chat.completions.create({ ...question, stream: true }, { signal });
  const result: StreamResult = await streamToResponse(stream, req, res, {
    map: (chunk) => chunk.choices[0]?.delta.content,
  });
  console.log(result.events.toFixed(), result.problem?.meaning);
});
app.use(openaiErrorHandler(options));

export function titleOf(error: unknown, slug: ProblemTypeSlug): string {
  return toHttpError(error)?.problem.title ?? problemTypes[slug].title;
}

export async function show(response: Response): Promise<void> {
  const problem: unknown = await readProblem(response);
  if (isProblemDetails(problem)) throw new ProblemError(problem);
  for await (const { data } of iterateEvents<{ delta: string }>(response)) console.log(data.delta);
}

export async function waitOf(response: Response): Promise<number | undefined> {
  const fetch: MockFetch = failWith.sequence('too-many-requests', failWith('timeout'), succeed());
  await new OpenAI({ fetch }).responses.create({ model: 'gpt-5', input: `${failures[0]}` });
  return (await expectProblem(response, 'too-many-requests')).retryAfter;
}
