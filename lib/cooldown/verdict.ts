/** What a failed call says: the problem type, the facts, and what is answered while its key cools. */
import { defaultTypeBase, type ProblemTypeUri } from '../catalogue/type-uri.js';
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

export interface Verdict {
  /** The slug of the problem type. */
  readonly slug: string;
  readonly problem: ProblemDetails<ProblemTypeUri>;
  readonly failure: OpenAIFailure;
  /** Redacted and bounded. */
  readonly replay: Replay;
}

const forDevelopers = { audience: 'developer' } as const;
const longestType = 100;

/** A problem and its facts, of an error in the form of the SDK's; such an error is always read. */
function readProblem(thrown: object): Pick<Verdict, 'slug' | 'problem' | 'failure'> {
  const problem = toProblemDetails(thrown, forDevelopers) as ProblemDetails<ProblemTypeUri>;
  const failure = readFailure(thrown) as OpenAIFailure;
  return { slug: problem.type.slice(defaultTypeBase.length), problem, failure };
}

/** Instead of a page, one that says nothing: it is a page by which it is known. */
const page = { mediaType: 'text/html', body: '<!doctype html><title>Error</title>' };

/** What a service behind this one reported, so that it is known as that. */
function reportedProblem(problem: ProblemDetails, { relayed }: OpenAIFailure) {
  if (relayed === undefined) return {};
  const { retryAfter: _past, ...lasting } = problem;
  return { problem: { ...lasting, instance: relayed.instance ?? '' } };
}

/** The body in OpenAI's form, since SDKs before 7.5 lose any other. */
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

/** The error as the SDK would make it of this response. */
function thrownOf(status: number, headers: unknown, text: string): object {
  const body = parseJson(text);
  if (body === undefined) return apiError({ status, headers, message: text });
  const error = property(body, 'error') ?? body;
  const [code, param, type] = ['code', 'param', 'type'].map((key) => property(error, key));
  return apiError({ status, headers, error, code, param, type });
}

/** What an error response says. */
export function judgeResponse(status: number, headers: unknown, text: string): Verdict {
  const read = readProblem(thrownOf(status, headers, text));
  return { ...read, replay: replayOf(status, read.problem, read.failure) };
}

/** What a failed connection says; `undefined` for other errors of `fetch`, such as aborts. */
export function judgeConnection(error: unknown): Verdict | undefined {
  const code = transportCode({ cause: error });
  if (code === undefined) return undefined;
  const thrown = apiError({ message: 'Connection error.', cause: error });
  return { ...readProblem(thrown), replay: { code } };
}

/** Builds the tables that the first failure would wait for, while other calls go on. */
export function prepareVerdicts(): void {
  judgeResponse(429, new Headers(), '{"error":{"message":"Rate limit reached."}}');
}
