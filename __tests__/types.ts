/** Facts about types: this file is compiled by `npm run types`, never run. */
import express, { type ErrorRequestHandler, type Request } from 'express';
import type OpenAI from 'openai';
import type OpenAI4 from 'openai4';
import type OpenAI7 from 'openai7';
import { checkOpenAI, readiness, type CheckResult } from '../lib/check.js';
import { iterateEvents, readProblem, type StreamEvent } from '../lib/client.js';
import {
  asyncHandler,
  isProblemDetails,
  openaiErrorHandler,
  problemTypes,
  readFailure,
  toHttpError,
  toProblemDetails,
  type ConversionOptions,
  type OpenAIFailure,
  type Options,
  type ProblemDetails,
  type ProblemType,
  type ProblemTypeSlug,
} from '../lib/index.js';
import { abortOnClose, deadline, streamToResponse, type StreamResult } from '../lib/streaming.js';

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <Fact extends true>(): Fact | undefined => undefined;

const app = express();

// The handler is an error handler of Express, with and without options.
app.use(openaiErrorHandler());
app.use(openaiErrorHandler({ instance: (request: Request) => `urn:app:${request.originalUrl}` }));
app.use(openaiErrorHandler({ instance: (request) => request.originalUrl ?? '' }));
export const handler: ErrorRequestHandler = openaiErrorHandler();

// A wrapped route handler has Express's types.
app.post(
  '/chat',
  asyncHandler(async (request, response) => {
    response.json(await Promise.resolve(request.body));
  }),
);
app.post(
  '/chat/:id',
  asyncHandler((request: Request<{ id: string }>, response) => {
    response.send(request.params.id);
  }),
);

// What the SDK's majors give can be streamed, and `map` knows its items.
declare const openai: OpenAI;
declare const openai4: OpenAI4;
declare const openai7: OpenAI7;
app.get('/stream', async (request, response) => {
  const body = { model: 'gpt-5', messages: [], stream: true as const };
  const signal = abortOnClose(request, response);
  const result = await streamToResponse(
    openai.chat.completions.create(body, { signal }),
    request,
    response,
    { map: (chunk) => chunk.choices[0]?.delta.content, instance: ({ originalUrl }) => originalUrl },
  );
  holds<Equal<typeof result, StreamResult>>();
  await streamToResponse(openai4.chat.completions.create(body), request, response);
  await streamToResponse(openai7.chat.completions.create(body), request, response);
  await streamToResponse(openai.chat.completions.stream(body), request, response);
  await streamToResponse(openai.responses.stream({ model: 'gpt-5', input: '' }), request, response);
  await streamToResponse(new ReadableStream<number>(), request, response, {
    map: (item) => item.toFixed(),
  });
  holds<Equal<ReturnType<typeof deadline>, AbortSignal>>();
  // @ts-expect-error a format that does not exist
  await streamToResponse(new ReadableStream(), request, response, { format: 'csv' });
});

// The clients of all majors can be checked, and readiness is a handler of Express.
for (const client of [openai, openai4, openai7]) {
  const result = await checkOpenAI(client, { model: 'gpt-5', audience: 'public' });
  holds<Equal<typeof result, CheckResult>>();
  if (result.ok) holds<Equal<typeof result.models, readonly string[] | undefined>>();
  else holds<Equal<typeof result.problem, ProblemDetails>>();
  app.get('/ready', readiness(client, { onCheck: ({ ok, latency }) => ok && latency > 0 }));
}
// @ts-expect-error a class is no client
void checkOpenAI(Object);

// @ts-expect-error an option that does not exist
openaiErrorHandler({ audiance: 'public' });
// @ts-expect-error a value that does not exist
openaiErrorHandler({ audience: 'private' });
// @ts-expect-error a conversion has no request
toProblemDetails(new Error('x'), { instance: (request: Request) => request.url });
// @ts-expect-error the catalogue is read-only
problemTypes.unauthorized = problemTypes['bad-request'];
// @ts-expect-error a wrapped handler must be a function
asyncHandler('handler');

holds<Equal<ReturnType<typeof toProblemDetails>, ProblemDetails | undefined>>();
holds<Equal<ReturnType<typeof readFailure>, OpenAIFailure | undefined>>();
holds<Equal<(typeof problemTypes)['unauthorized'], ProblemType>>();
holds<Equal<Extract<ProblemTypeSlug, 'unauthorized'>, 'unauthorized'>>();
holds<Equal<Extract<ProblemTypeSlug, 'no-such-type'>, never>>();
holds<Equal<ConversionOptions['audience'], Options['audience']>>();

declare const body: unknown;
if (isProblemDetails(body)) holds<Equal<typeof body, ProblemDetails>>();

const httpError = toHttpError(new Error('x'));
if (httpError !== undefined) holds<Equal<typeof httpError.problem, ProblemDetails>>();

// A response of Node's own `fetch` fits, where there are no DOM types.
export async function readAnswer(): Promise<ProblemDetails | undefined> {
  const response = await fetch('http://127.0.0.1/chat');
  for await (const event of iterateEvents(response)) holds<Equal<typeof event, StreamEvent>>();
  for await (const { data } of iterateEvents<{ n: number }>(response)) data.n.toFixed();
  return readProblem(response);
}

// @ts-expect-error a promise of a response must be awaited first
void readProblem(fetch('http://127.0.0.1/chat'));
// @ts-expect-error data is unknown where nobody says what it is
for await (const { data } of iterateEvents(await fetch('http://127.0.0.1/chat'))) data.n();
