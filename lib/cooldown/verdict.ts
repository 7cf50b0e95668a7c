/** Evaluates a failed call: its problem type, its facts, and the response to replay while its key cools down. */
import { defaultTypeBase, type ProblemTypeUri } from '../catalogue/type-uri.js';
import { redactRelayed } from '../compose/redact/failure.js';
import { redact } from '../compose/redact/index.js';
import { shown } from '../compose/redact/shown.js';
import { readFailure, toProblemDetails } from '../convert/to-problem-details.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { transportCode } from '../read/facts/transport.js';
import { apiError } from '../read/openai/api-error-form.js';
import { parseJson } from '../values/json.js';
import { property } from '../values/property.js';
import type { Replay } from './cooling.js';

/** The evaluation of a failed call. */
export interface Verdict {
  /** The slug of the problem type. */
  readonly slug: string;
  readonly problem: ProblemDetails<ProblemTypeUri>;
  readonly failure: OpenAIFailure;
  /** Redacted and size-limited. */
  readonly replay: Replay;
}

const forDevelopers = { audience: 'developer' } as const;
const longestType = 100;

/** The problem and the facts of an error in the SDK's form, which is always recognized. */
function readProblem(thrown: object): Pick<Verdict, 'slug' | 'problem' | 'failure'> {
  const problem = toProblemDetails(thrown, forDevelopers) as ProblemDetails<ProblemTypeUri>;
  const failure = readFailure(thrown) as OpenAIFailure;
  return { slug: problem.type.slice(defaultTypeBase.length), problem, failure };
}

/** Replaces an HTML page: its content does not matter, only that it is one. */
const page = { mediaType: 'text/html', body: '<!doctype html><title>Error</title>' };

/** What a service behind this one reported, so that it is recognized as such. */
function reportedProblem(problem: ProblemDetails, { relayed }: OpenAIFailure) {
  if (relayed === undefined) return {};
  const { retryAfter: _past, ...lasting } = problem;
  return { problem: { ...lasting, instance: redactRelayed(relayed, redact).instance ?? '' } };
}

/** The response to replay, with the body in OpenAI's format, since SDKs before 7.5 discard any other. */
function replayOf(status: number, problem: ProblemDetails, failure: OpenAIFailure): Replay {
  if (failure.page) return { status, ...page };
  const { detail, code, param } = problem;
  const error = {
    message: detail ?? '',
    type: shown(failure.type, longestType, redact) ?? null,
    param: param ?? null,
    code: code ?? null,
    ...reportedProblem(problem, failure),
  };
  return { status, mediaType: 'application/json', body: JSON.stringify({ error }) };
}

/** The error that the SDK would create for this response. */
function thrownOf(status: number, headers: unknown, text: string): object {
  const body = parseJson(text);
  if (body === undefined) return apiError({ status, headers, message: text });
  const error = property(body, 'error') ?? body;
  const [code, param, type] = ['code', 'param', 'type'].map((key) => property(error, key));
  return apiError({ status, headers, error, code, param, type });
}

/** Evaluates an error response. */
export function judgeResponse(status: number, headers: unknown, text: string): Verdict {
  const read = readProblem(thrownOf(status, headers, text));
  return { ...read, replay: replayOf(status, read.problem, read.failure) };
}

/** Evaluates a failed connection; returns `undefined` for other errors of `fetch`, such as aborts. */
export function judgeConnection(error: unknown): Verdict | undefined {
  const code = transportCode({ cause: error });
  if (code === undefined) return undefined;
  const thrown = apiError({ message: 'Connection error.', cause: error });
  return { ...readProblem(thrown), replay: { code } };
}

/** Builds the tables for which the first failure would otherwise have to wait. */
export function prepareVerdicts(): void {
  judgeResponse(429, new Headers(), '{"error":{"message":"Rate limit reached."}}');
}
