/** Facts about types: this file is compiled by `npm run types`, never run. */
import express, { type ErrorRequestHandler, type Request } from 'express';
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
