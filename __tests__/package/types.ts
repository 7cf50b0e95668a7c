/** The types of the package: compiled by `npm run types`, never run. */
import { type } from 'arktype';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type OpenAI from 'openai';
import type OpenAI4 from 'openai4';
import type OpenAI5 from 'openai5';
import type OpenAI7 from 'openai7';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import * as valibot from 'valibot';
import { z as zod3 } from 'zod';
import * as zod from 'zod/v4';
import { checkOpenAI, readiness, type CheckResult } from '../../lib/check.js';
import { iterateEvents, readProblem, type StreamEvent } from '../../lib/client.js';
import {
  asyncHandler,
  isProblemDetails,
  openaiErrorHandler,
  problemTypes,
  readFailure,
  timeRequests,
  toHttpError,
  toProblemDetails,
  type ConversionOptions,
  type NewProblemType,
  type OpenAIFailure,
  type Options,
  type ProblemDetails,
  type ProblemType,
  type ProblemTypeSlug,
  type ProblemTypeUri,
} from '../../lib/index.js';
import { cooldown, type CooldownState } from '../../lib/cooldown.js';
import { problemDocs } from '../../lib/docs.js';
import { components, problemSchema, responses, type JsonSchema } from '../../lib/openapi.js';
import { recordProblem } from '../../lib/opentelemetry.js';
import {
  abortOnClose,
  deadline,
  streamToResponse,
  type StreamResult,
} from '../../lib/streaming.js';
import { promptSchema, validate } from '../../lib/validate.js';

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <Fact extends true>(): Fact | undefined => undefined;

const app = express();

// The handler is an Express error handler, with and without options.
app.use(openaiErrorHandler());
app.use(openaiErrorHandler({ instance: (request: Request) => `urn:app:${request.originalUrl}` }));
app.use(openaiErrorHandler({ instance: (request) => request.originalUrl ?? '' }));
app.use(openaiErrorHandler({ instance: (request) => request.id }));
// @ts-expect-error a boolean is not a URI
openaiErrorHandler({ instance: () => true });
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
  asyncHandler(async ({ body, params, query }, response) => {
    await Promise.resolve();
    response.status(200).json({ prompt: body.prompt, id: params['id'], page: query['page'] });
  }),
);
app.post(
  '/chat/:id',
  asyncHandler((request: Request<{ id: string }>, response) => {
    response.send(request.params.id);
  }),
);

// The results of all SDK versions can be streamed, and `map` knows their items.
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
  await streamToResponse(new ReadableStream<number>(), incoming, outgoing, {
    map: (item) => item.toFixed(),
  });
  holds<Equal<ReturnType<typeof deadline>, AbortSignal>>();
  // @ts-expect-error a format that does not exist
  await streamToResponse(new ReadableStream(), incoming, outgoing, { format: 'csv' });
});

// Clients of all major versions can be checked, and readiness is an Express handler.
for (const client of [openai, openai4, openai7]) {
  const result = await checkOpenAI(client, { model: 'gpt-5', audience: 'public' });
  holds<Equal<typeof result, CheckResult>>();
  if (result.ok) holds<Equal<typeof result.models, readonly string[] | undefined>>();
  else holds<Equal<typeof result.problem, ProblemDetails>>();
  app.get('/ready', readiness(client, { onCheck: ({ ok, latency }) => ok && latency > 0 }));
}
// @ts-expect-error a class is not a client
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

// The type of a problem is one of the catalogue's, and a comparison narrows it.
const problem = toProblemDetails(new Error('x'));
if (problem?.type === 'urn:problem-type:openai:timeout')
  holds<Equal<typeof problem.type, 'urn:problem-type:openai:timeout'>>();
// @ts-expect-error no problem type has this URI
if (problem?.type === 'urn:problem-type:openai:time-out') holds<false>();

// The same holds with a custom base and custom problem types.
const ownProblem = toProblemDetails(new Error('x'), {
  typeBase: 'https://docs.example.com/problems',
  problemTypes: { conflict: { retryable: true } },
});
if (ownProblem?.type === 'https://docs.example.com/problems/conflict')
  holds<Equal<typeof ownProblem.type, 'https://docs.example.com/problems/conflict'>>();
const row = { title: 'Budget', status: 429, fixableBy: 'operator', retryable: false } as const;
const texts = { meaning: 'It is spent.', solution: ['Ask for more.'] } as const;
const budgetProblem = toProblemDetails(new Error('x'), {
  problemTypes: { 'our-budget': { ...row, ...texts } },
});
holds<Equal<(typeof budgetProblem & {})['type'], ProblemTypeUri<ProblemTypeSlug | 'our-budget'>>>();

// If the options are not known at compile time, the type may be any URI.
declare const options: ConversionOptions;
const someProblem = toProblemDetails(new Error('x'), options);
holds<Equal<(typeof someProblem & {})['type'], string>>();
if (someProblem?.type === 'about:blank') holds<Equal<typeof someProblem.type, 'about:blank'>>();

declare const body: unknown;
if (isProblemDetails(body)) holds<Equal<typeof body, ProblemDetails>>();

const httpError = toHttpError(new Error('x'));
if (httpError !== undefined) holds<Equal<typeof httpError.problem, ProblemDetails>>();

// A response of Node's own `fetch` fits without DOM types.
export async function readAnswer(): Promise<ProblemDetails | undefined> {
  const response = await fetch('http://127.0.0.1/chat');
  for await (const event of iterateEvents(response)) holds<Equal<typeof event, StreamEvent>>();
  for await (const { data } of iterateEvents<{ n: number }>(response)) data.n.toFixed();
  const known = await readProblem<ProblemTypeUri>(response);
  holds<Equal<(typeof known & {})['type'], ProblemTypeUri | 'about:blank'>>();
  return readProblem(response);
}

// @ts-expect-error a promise of a response must be awaited first
void readProblem(fetch('http://127.0.0.1/chat'));
// @ts-expect-error data is unknown unless its type is given
for await (const { data } of iterateEvents(await fetch('http://127.0.0.1/chat'))) data.n();

// Custom slugs are inferred from `problemTypes`, and a misspelt one does not compile.
const budget = {
  title: 'The budget is used up',
  status: 429,
  fixableBy: 'operator',
  retryable: false,
  meaning: 'The budget is spent.',
  solution: ['Ask for more.'],
} as const;
openaiErrorHandler({
  onProblem: ({ slug }) =>
    holds<Equal<typeof slug, ProblemTypeSlug | 'our-budget-exceeded' | 'about:blank'>>(),
  problemTypes: { 'our-budget-exceeded': budget, unauthorized: { status: 403 } },
  classify: (failure, error) =>
    error instanceof RangeError && failure.kind === 'app' ? 'our-budget-exceeded' : 'unauthorized',
});
// An event of any request, with custom slugs, can be recorded.
openaiErrorHandler<Request, 'our-budget-exceeded'>({ onProblem: recordProblem });
openaiErrorHandler({ onProblem: (event) => recordProblem(event) });
app.use(timeRequests());
openaiErrorHandler({ classify: ({ code }) => (code === 'x' ? 'timeout' : undefined) });
openaiErrorHandler({
  instance: (request: Request) => request.originalUrl,
  problemTypes: {
    'our-budget-exceeded': {
      title: 'The budget is used up',
      status: 429,
      fixableBy: 'operator',
      retryable: false,
      meaning: 'The budget is spent.',
      solution: ['Ask for more.'],
    },
  },
  classify: () => 'our-budget-exceeded',
});
const own = { problemTypes: { 'our-budget-exceeded': budget } };
toProblemDetails(new Error('x'), { ...own, classify: () => 'our-budget-exceeded' });
toHttpError(new Error('x'), { ...own, classify: () => 'our-budget-exceeded' });
declare const incoming: Request;
declare const outgoing: Response;
void streamToResponse(new ReadableStream<number>(), incoming, outgoing, {
  ...own,
  map: (item) => item.toFixed(),
  classify: () => 'our-budget-exceeded',
});
// @ts-expect-error a misspelt slug
openaiErrorHandler({ ...own, classify: () => 'our-budget-exceded' });
// @ts-expect-error a misspelt slug
toProblemDetails(new Error('x'), { ...own, classify: () => 'our-budget-exceded' });
// @ts-expect-error a misspelt slug
toHttpError(new Error('x'), { ...own, classify: () => 'our-budget-exceded' });
void streamToResponse(new ReadableStream(), incoming, outgoing, {
  ...own,
  // @ts-expect-error a misspelt slug
  classify: () => 'our-budget-exceded',
});
// @ts-expect-error an unknown slug
openaiErrorHandler({ classify: () => 'our-budget-exceeded' });
// @ts-expect-error a new problem type needs all members without a default
openaiErrorHandler({ problemTypes: { 'our-budget-exceeded': { status: 429 } } });
// @ts-expect-error a member that does not exist
openaiErrorHandler({ problemTypes: { timeout: { titel: 'Late' } } });

// Options that are not passed inline have slugs of type string, unless declared otherwise.
const written: Options<Request> = { ...own, classify: () => 'our-budget-exceeded' };
app.use(openaiErrorHandler(written));
const exact: Options<Request, 'our-budget-exceeded'> = {
  ...own,
  // @ts-expect-error a misspelt slug
  classify: () => 'our-budget-exceded',
};
app.use(openaiErrorHandler(exact));
declare const rows: Readonly<Record<string, NewProblemType>>;
app.use(openaiErrorHandler({ problemTypes: rows, classify: ({ code }) => code }));

// Validated input has the types of its schemas, for all libraries.
app.post('/chat', validate(zod.object({ prompt: zod.string() })), (request, response) => {
  holds<Equal<typeof request.body, { prompt: string }>>();
  response.json({ query: request.query['q'], id: request.params['id'] });
});
app.post(
  '/chat/:id',
  validate({
    body: valibot.object({ n: valibot.number() }),
    query: type({ limit: 'string' }),
    params: { id: zod3.coerce.number() },
  }),
  (request, response) => {
    holds<Equal<typeof request.body, { n: number }>>();
    holds<Equal<typeof request.query, { limit: string }>>();
    holds<Equal<typeof request.params, { id: number }>>();
    response.json({});
  },
);
app.post(
  '/chat',
  validate({ body: { prompt: promptSchema({ maxLength: 10 }), temperature: zod.number() } }),
  (request) => void holds<Equal<typeof request.body, { prompt: string; temperature: number }>>(),
);
app.get('/chat', validate({ query: zod.object({ q: zod.string() }) }), (request, response) => {
  response.send(request.query.q);
});

// A validated prompt can be passed to every SDK.
app.post(
  '/chat',
  validate({
    body: {
      messages: promptSchema({ form: 'messages', attachments: ['image'] }),
      input: promptSchema({ form: 'input' }),
    },
  }),
  async (request) => {
    const { messages, input } = request.body;
    await openai.chat.completions.create({ model: 'gpt-5', messages });
    await openai4.chat.completions.create({ model: 'gpt-5', messages });
    await openai7.chat.completions.create({ model: 'gpt-5', messages });
    await openai.responses.create({ model: 'gpt-5', input });
    await openai4.responses.create({ model: 'gpt-5', input });
    await openai7.responses.create({ model: 'gpt-5', input });
  },
);

// @ts-expect-error not a schema
validate({ body: 'string' });
// @ts-expect-error an unsupported status
validate({ body: promptSchema(), status: 418 });
// @ts-expect-error a form that does not exist
promptSchema({ form: 'chat' });

holds<Equal<typeof problemSchema, JsonSchema>>();
responses('timeout', 'our-own', { audience: 'public' });
responses({ audience: 'public' });
// @ts-expect-error an option that does not exist
responses('timeout', { clam: 'likely' });
// One options object serves all.
declare const allOptions: Options<Request, 'our-own'>;
responses('timeout', allOptions);
problemDocs(allOptions);
export const document = { openapi: '3.1.0', components, paths: { '/': { get: responses() } } };

// The fetch of a cooldown suits every major version of the SDK, and the type of the global fetch.
const guard = cooldown({
  store: new RateLimiterMemory({ points: 1, duration: 1 }),
  fetch,
  key: ({ url, model, headers }) => `${url} ${model} ${headers.get('x-tenant')}`,
  wait: (found) => (found.type === 'urn:problem-type:openai:service-overloaded' ? 10 : undefined),
  onChange: (event) => console.log(event.kind === 'open' ? event.seconds : event),
});
export const fetches: [
  NonNullable<ConstructorParameters<typeof OpenAI4>[0]>['fetch'],
  NonNullable<ConstructorParameters<typeof OpenAI5>[0]>['fetch'],
  NonNullable<ConstructorParameters<typeof OpenAI>[0]>['fetch'],
  NonNullable<ConstructorParameters<typeof OpenAI7>[0]>['fetch'],
  typeof fetch,
] = [guard.fetch, guard.fetch, guard.fetch, guard.fetch, guard.fetch];
export const states: readonly CooldownState[] = guard.state();
guard.clear();
// @ts-expect-error -- a store has a method `delete`
cooldown({ store: { get: async () => null, block: async () => undefined } });
