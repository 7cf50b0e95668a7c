/** The Express error handler: the only part that knows the order of things in an app. */
import { createRedactor, type Redactor } from '../compose/redact.js';
import { createInstanceSource } from '../callbacks.js';
import { createConverter } from '../conversion.js';
import type { OpenAIFailure } from '../failure.js';
import { reportFault } from '../faults.js';
import { loadHttpErrors } from '../http-errors.cjs';
import { httpProblem, readHttpError } from '../http-problems.js';
import { checkOptions } from '../check-options.js';
import type { Options, RequestLike } from '../options.js';
import type { ProblemDetails } from '../problem-details.js';
import type { HeaderFields } from '../respond/headers.js';
import type { Circumstances } from '../read/circumstances.js';
import { respond, type BodySource, type ResponseLike } from '../respond/index.js';
import { createReporter } from '../report/index.js';
import { circumstancesOf, knownState } from '../response-state.js';
import { markHandler } from './handler-mark.js';

/** Express error-handling middleware; an Express `ErrorRequestHandler`. */
export type ErrorMiddleware = (
  error: unknown,
  request: RequestLike & BodySource,
  response: ResponseLike,
  next: (error?: unknown) => void,
) => void;

interface Answer {
  readonly problem: ProblemDetails;
  readonly slug: string;
  readonly failure?: OpenAIFailure;
  readonly fields?: HeaderFields;
}

type Answerer<Request> = (
  error: unknown,
  request: Request,
  circumstances: Circumstances,
) => Answer | undefined;

/** Answers the app's own `http-errors` errors; their titles are the phrases that the library knows. */
function createHttpAnswerer<Request>(
  instance: Options<Request>['instance'],
  redact: Redactor,
): Answerer<Request> {
  const createError = loadHttpErrors();
  const titles = new Map<number, string>();
  const titleOf = (status: number): string => {
    const title = titles.get(status) ?? createError(status).message;
    titles.set(status, title);
    return title;
  };
  const instanceOf = createInstanceSource(instance);
  return (error, request) => {
    const facts = readHttpError(error, redact);
    if (facts === undefined) return undefined;
    return {
      problem: httpProblem(facts, titleOf(facts.status), instanceOf(request)),
      slug: 'about:blank',
      fields: facts.fields,
    };
  };
}

function createAnswerer<Request>(options: Options<Request>, redact: Redactor): Answerer<Request> {
  // A request is handed through to the app's own callback, whatever its type.
  const convert: Answerer<Request> = createConverter(options);
  if (options.handleHttpErrors !== true) return convert;
  const answerHttpError = createHttpAnswerer(options.instance, redact);
  return (error, request, circumstances) =>
    convert(error, request, circumstances) ?? answerHttpError(error, request, circumstances);
}

function createErrorHandler<Request>(options: Options<Request>): ErrorMiddleware {
  checkOptions('openaiErrorHandler', options);
  const redact = createRedactor(options.redact);
  const answer = createAnswerer(options, redact);
  const { negotiate } = options;
  const report = createReporter(options, redact);

  /** `true` where the error has been dealt with. */
  function handle(error: unknown, request: Request & BodySource, response: ResponseLike): boolean {
    const circumstances = circumstancesOf(error, knownState(response));
    const answered = answer(error, request, circumstances);
    if (answered === undefined) return false;
    const { problem, slug, failure, fields } = answered;
    const delivery = respond(problem, request, response, fields, negotiate);
    circumstances.answered?.(problem);
    report({ problem, slug, failure, delivery: delivery ?? 'none', error, request, response });
    return delivery !== undefined;
  }

  return markHandler(function openaiErrorMiddleware(error, request, response, next) {
    let handled = false;
    try {
      // Express hands every handler of an app the same kind of request: the one that the options speak of.
      handled = handle(error, request as unknown as Request & BodySource, response);
    } catch (fault) {
      reportFault('openai-problem-details: the error handler', fault);
    }
    if (!handled) next(error);
  });
}

/**
 * Makes the error handler. Mount it after the routes.
 * @throws TypeError where an option is wrong
 * @example app.use(openaiErrorHandler());
 */
export function openaiErrorHandler<Request = RequestLike, Own extends string = never>(
  options: Options<Request, Own> = {},
): ErrorMiddleware {
  return createErrorHandler(options as Options<Request>); // in there a slug is a text
}
