/** The request handler for `/ready`. */
import { tell } from '../callbacks/index.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { sendable } from '../model/sendable.js';
import { commonFields } from '../respond/headers.js';
import { respond, type BodySource, type RequestLike, type ResponseLike } from '../respond/index.js';
import { createCache } from './cache.js';
import type { OpenAIClient } from './calls.js';
import { resultOf } from './check-openai.js';
import { examine } from './examine.js';
import {
  readinessSettings,
  type CheckResult,
  type ReadinessOptions,
  type ReadinessSettings,
} from './settings.js';

/** The request handler that `readiness` returns; an Express `RequestHandler`. */
export type ReadinessHandler = (
  request: RequestLike & BodySource,
  response: ResponseLike,
  next: (error?: unknown) => void,
) => Promise<void>;

/** The longest time that a failure is cached, in milliseconds: the service is out of rotation until then. */
const longestFailure = 5000;

function freshFor({ ok }: CheckResult, maxAge: number): number {
  return ok ? maxAge : Math.min(maxAge, longestFailure);
}

/** Runs a new check. `onCheck` receives the same result in the text for developers. */
async function check(client: unknown, settings: ReadinessSettings): Promise<CheckResult> {
  const { conversion, onCheck } = settings;
  const finding = await examine(client, settings, false);
  const result = resultOf(finding, conversion);
  if (onCheck !== undefined) {
    const instance = result.ok ? undefined : () => result.problem.instance;
    const told = resultOf(finding, { ...conversion, audience: 'developer', instance });
    tell('onCheck', onCheck, told);
  }
  return result;
}

/** Sends a failure with the time until the next check in `Retry-After`, unless the upstream stated a wait. */
function sendFailure(
  problem: ProblemDetails,
  maxAge: number,
  request: BodySource,
  response: ResponseLike,
): void {
  const seconds = Math.max(1, Math.ceil(Math.min(maxAge, longestFailure) / 1000));
  const fields = problem.retryAfter === undefined ? { 'Retry-After': String(seconds) } : {};
  respond(sendable({ ...problem, status: 503 }), request, response, { fields });
}

function sendSuccess(latency: number, request: BodySource, response: ResponseLike): void {
  const body = JSON.stringify({ ok: true, latency });
  const fields = { ...commonFields, 'Content-Type': 'application/json' };
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  response.setHeader('Content-Length', String(Buffer.byteLength(body)));
  response.statusCode = 200;
  response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * Creates the request handler for `/ready`. It responds with 200, or with 503 and the problem. Results are cached, and only one check
 * runs at a time, in the background if there is a cached result.
 * @throws TypeError if an option is invalid
 * @example app.get('/ready', readiness(openai, { model: 'gpt-5' }));
 */
export function readiness(client: OpenAIClient, options: ReadinessOptions = {}): ReadinessHandler {
  const settings = readinessSettings(options);
  const { maxAge, staleWhileRevalidate } = settings;
  const current = createCache({
    load: () => check(client, settings),
    freshFor: (result: CheckResult) => freshFor(result, maxAge),
    staleFor: staleWhileRevalidate,
  });

  return async function readinessHandler(request, response, next) {
    try {
      const result = await current();
      if (response.headersSent) next();
      else if (result.ok) sendSuccess(result.latency, request, response);
      else sendFailure(result.problem, maxAge, request, response);
    } catch (fault) {
      next(fault); // from other middleware: `current` never rejects
    }
  };
}
