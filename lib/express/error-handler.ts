/** The steps by which the error handler responds to an error. */
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
import { markHandler, type ErrorMiddleware } from './handler-mark.js';
import type { Options, SettledOptions } from './handler-options.js';
import { createSurroundings } from './surroundings.js';

interface Answer extends Partial<Pick<Converted, 'failure' | 'source'>> {
  readonly told: Sendable & { readonly diagnosis: Diagnosis };
  readonly slug: string;
  readonly fields?: HeaderFields;
}

type Asked = RequestLike & BodySource;

type Answerer = (
  error: unknown,
  pair: { readonly request: unknown; readonly response: ResponseLike },
  circumstances: Circumstances,
) => Answer | undefined;

/** Converts an error of OpenAI, or another one that the option `handle` includes. */
function createAnswerer(options: Options<never>, redact: Redactor): Answerer {
  // Express passes every handler of an app the same type of request, the one in the type of the options.
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

/** Records the delivery of an error; `false` if it has been reported before, since an error may arrive again. */
function note(error: unknown, delivery: Delivery | undefined, state: ResponseState): boolean {
  const isNew = state.told === undefined || !Object.is(state.told.error, error);
  state.told = { error };
  if (delivery === 'response' || delivery === 'stream') state.answered = true;
  return isNew;
}

/** Responds to an error; `true` if it has been handled. */
type Handle = (error: unknown, request: Asked, response: ResponseLike) => boolean;

function createHandle(options: SettledOptions): Handle {
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

/** Creates the error handler from settled options. */
export function createErrorHandler(options: SettledOptions): ErrorMiddleware {
  const handle = createHandle(options);

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
