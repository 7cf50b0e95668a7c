/** The Express error handler: the only part that knows the order of things in an app. */
import { reportFault } from '../callbacks/warnings.js';
import type { Redactor } from '../compose/redact/index.js';
import { createConverter, createOwnRedactor, type Converted } from '../convert/converter.js';
import { createInstanceSource, type InstanceSource } from '../convert/instance.js';
import { httpProblem, readHttpError } from '../http-errors/http-problem.js';
import type { ProblemDetails } from '../model/problem-details.js';
import type { HeaderFields } from '../model/representation.js';
import type { Circumstances } from '../read/circumstances.js';
import { createReporter } from '../report/index.js';
import { respond, type BodySource, type RequestLike, type ResponseLike } from '../respond/index.js';
import { circumstancesOf, knownState } from '../respond/response-state.js';
import { checkOptions } from '../values/check-options.js';
import { handlerChecks, type Options } from './handler-options.js';
import { markHandler } from './handler-mark.js';

/** Express error-handling middleware; an Express `ErrorRequestHandler`. */
export type ErrorMiddleware = (
  error: unknown,
  request: RequestLike & BodySource,
  response: ResponseLike,
  next: (error?: unknown) => void,
) => void;

interface Answer extends Partial<Pick<Converted, 'failure' | 'source'>> {
  readonly problem: ProblemDetails;
  readonly slug: string;
  readonly fields?: HeaderFields;
}

type Answerer = (
  error: unknown,
  request: unknown,
  circumstances: Circumstances,
) => Answer | undefined;

/** Answers the app's own `http-errors` errors. */
function createHttpAnswerer(instanceOf: InstanceSource, redact: Redactor): Answerer {
  return (error, request) => {
    const facts = readHttpError(error, redact);
    if (facts === undefined) return undefined;
    const problem = httpProblem(facts, instanceOf(request));
    return { problem, slug: 'about:blank', fields: facts.fields };
  };
}

function createAnswerer(options: Options<never>, redact: Redactor): Answerer {
  // Express hands every handler of an app the same kind of request: the one that the options speak of.
  const instanceOf = createInstanceSource(options.instance as (request: unknown) => unknown);
  const convert: Answerer = createConverter(options, instanceOf, redact);
  if (options.handleHttpErrors !== true) return convert;
  const answerHttpError = createHttpAnswerer(instanceOf, redact);
  return (error, request, circumstances) =>
    convert(error, request, circumstances) ?? answerHttpError(error, request, circumstances);
}

function createErrorHandler(given: Options<never>): ErrorMiddleware {
  const options = checkOptions('openaiErrorHandler', given, handlerChecks);
  const redact = createOwnRedactor(options.redact);
  const answer = createAnswerer(options, redact);
  const report = createReporter(options, redact);

  /** `true` where the error has been dealt with. */
  function handle(
    error: unknown,
    request: RequestLike & BodySource,
    response: ResponseLike,
  ): boolean {
    const circumstances = circumstancesOf(error, knownState(response));
    const answered = answer(error, request, circumstances);
    if (answered === undefined) return false;
    const { problem, slug, failure, source, fields } = answered;
    const delivery = respond(problem, request, response, fields, options.negotiate);
    circumstances.answered?.(problem);
    report({
      problem,
      slug,
      failure,
      source,
      delivery: delivery ?? 'none',
      error,
      request: request as never, // as above
      response,
    });
    return delivery !== undefined;
  }

  return markHandler(function openaiErrorMiddleware(error, request, response, next) {
    let handled = false;
    try {
      handled = handle(error, request, response);
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
  return createErrorHandler(options as Options<never>); // in there a slug is a text
}
