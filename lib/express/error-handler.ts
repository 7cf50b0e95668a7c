/** The Express error handler: the only part that knows the order of things in an app. */
import { reportFault } from '../callbacks/warnings.js';
import type { Redactor } from '../compose/redact/index.js';
import { createConverter, createOwnRedactor, type Converted } from '../convert/converter.js';
import { createInstanceSource } from '../convert/instance.js';
import { createHttpAnswerer } from '../http-errors/index.js';
import type { Diagnosis } from '../model/problem-type.js';
import type { HeaderFields } from '../model/representation.js';
import { sendable, type Sendable } from '../model/sendable.js';
import type { Circumstances } from '../read/circumstances.js';
import { createReporter, diagnosisOf } from '../report/index.js';
import {
  respond,
  type BodySource,
  type Delivery,
  type RequestLike,
  type ResponseLike,
} from '../respond/index.js';
import { circumstancesOf, stateOf, type ResponseState } from '../respond/response-state.js';
import { afterAnswer, isOnItsWay, shieldSocket } from './after-answer.js';
import { countHandler, markHandler, type ErrorMiddleware } from './handler-mark.js';
import { checkHandlerOptions, type Options } from './handler-options.js';
import { createSurroundings } from './surroundings.js';

export type { ErrorMiddleware } from './handler-mark.js';

interface Answer extends Partial<Pick<Converted, 'failure' | 'source'>> {
  readonly told: Sendable & { readonly diagnosis: Diagnosis };
  readonly slug: string;
  readonly fields?: HeaderFields;
}

type Asked = RequestLike & BodySource;

type Answerer = (
  error: unknown,
  pair: { readonly request: unknown; readonly response: object },
  circumstances: Circumstances,
) => Answer | undefined;

/** What becomes of an error: it is OpenAI's, or one that the app wants to be answered in the same form. */
function createAnswerer(options: Options<never>, redact: Redactor): Answerer {
  // Express hands every handler of an app the same kind of request: the one that the options speak of.
  const instanceOf = createInstanceSource(options.instance as (request: unknown) => unknown);
  const convert = createConverter(options, instanceOf, redact);
  const answerHttpError = createHttpAnswerer(options.handle ?? 'openai', redact);
  return (error, { request, response }, circumstances) => {
    const converted = convert(error, request, circumstances);
    if (converted !== undefined) return converted;
    const answered = answerHttpError(error, response, () => instanceOf(request));
    if (answered === undefined) return undefined;
    const { problem, fields } = answered;
    const told = Object.assign(sendable(problem), { diagnosis: diagnosisOf(problem) });
    return { told, fields, slug: 'about:blank' };
  };
}

/** Notes what has become of an error; `false` where it has been told before: it comes again where others are told of it. */
function note(error: unknown, delivery: Delivery | undefined, state: ResponseState): boolean {
  const isNew = state.told === undefined || !Object.is(state.told.error, error);
  state.told = { error };
  if (delivery === 'response' || delivery === 'stream') state.answered = true;
  return isNew;
}

/** Answers an error; `true` where it has been dealt with. */
type Handle = (error: unknown, request: Asked, response: ResponseLike) => boolean;

function createHandle(options: Options<never>): Handle {
  const redact = createOwnRedactor(options.redact);
  const answer = createAnswerer(options, redact);
  const surroundingsOf = createSurroundings(options);
  const report = createReporter(options, redact);

  return (error, request, response) => {
    const state = stateOf(response);
    const circumstances = circumstancesOf(error, state);
    const answered = answer(error, { request, response }, circumstances);
    if (answered === undefined) return false;
    const { told, slug, failure, source } = answered;
    const delivery = respond(told, request, response, surroundingsOf(answered, request));
    if (delivery !== undefined) shieldSocket(request);
    circumstances.answered?.(told.problem);
    if (!note(error, delivery, state)) return delivery !== undefined;
    report({
      told,
      slug,
      failure,
      source,
      delivery: delivery ?? 'none',
      error,
      request: request as never, // as above
      response,
    });
    return delivery !== undefined;
  };
}

function createErrorHandler(given: Options<never>): ErrorMiddleware {
  const handle = createHandle(checkHandlerOptions(given));

  return markHandler(function openaiErrorMiddleware(error, request, response, next) {
    let handled = false;
    try {
      handled = handle(error, request, response);
    } catch (fault) {
      reportFault('openai-problem-details: the error handler', fault);
    }
    if (handled) return;
    if (isOnItsWay(response)) afterAnswer(request, response, () => next(error));
    else next(error);
  });
}

/**
 * Makes the error handler. Mount it after the routes.
 * @throws TypeError where an option is wrong, and where it was mounted without being called
 * @example app.use(openaiErrorHandler());
 */
export function openaiErrorHandler<Request = RequestLike, Own extends string = never>(
  options?: Options<Request, Own>,
): ErrorMiddleware;
export function openaiErrorHandler(options: object = {}, ...passed: unknown[]): ErrorMiddleware {
  if (passed.length > 0) {
    const message =
      'openaiErrorHandler was mounted without being called: write app.use(openaiErrorHandler())';
    throw new TypeError(message, { cause: options });
  }
  const handler = createErrorHandler(options); // in there a slug is a text
  countHandler(1);
  return handler;
}

// Express takes a function of four parameters for an error handler: mounted without being called, this one says so at the first error.
Object.defineProperty(openaiErrorHandler, 'length', { value: 4 });
