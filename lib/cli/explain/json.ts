/** Explains JSON: error bodies, serialized errors, stream events, problem details. */
import type { ApiErrorFacts } from '../../read/openai/api-error-form.js';
import { isProblemDetails, type ProblemDetails } from '../../model/problem-details.js';
import { isArray, isObject, property } from '../../values/property.js';
import {
  explainFacts,
  explainSlug,
  explainThrown,
  isSlug,
  type Explanation,
} from './explanation.js';
import { explainMessage } from './message.js';
import { explainRecord } from './record.js';

/** The head of the response that a body belongs to. */
export interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

function errorStatus(value: unknown): number | undefined {
  const status = Number(value);
  return status >= 400 && status < 600 ? status : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Explains a problem of this package by its type. */
function explainProblem(problem: ProblemDetails): Explanation | undefined {
  const slug = problem.type.replace(/^.*[:/#=]/, '');
  if (!isSlug(slug)) return undefined;
  const { status, detail, code, param, requestId, retryAfter } = problem;
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return explainSlug(slug, { status, headers, message: detail, code, param, requestID: requestId });
}

/** The facts of a body, or of a serialized error that contains one. */
function factsOf(value: object, head: Head | undefined): ApiErrorFacts {
  const body = property(value, 'error') ?? property(value, 'responseBody') ?? value;
  const own =
    property(value, 'status') ?? property(value, 'statusCode') ?? property(body, 'status');
  return {
    status: errorStatus(head?.status ?? own),
    headers: head?.headers ?? property(value, 'headers') ?? property(value, 'responseHeaders'),
    error: body,
    message: property(value, 'message'),
    requestID: property(value, 'requestID') ?? property(value, 'request_id'),
  };
}

/** The error within a logger's record, or the first of several in a body. */
function wrapped(value: object): unknown {
  return isArray(value) ? value[0] : property(value, 'err');
}

/** The members under which loggers store the records of this package. */
const logged = ['problem', 'err', 'problemEvent', 'event'] as const;

function explainLogged(value: object): Explanation | undefined {
  const records = [value, ...logged.map((name) => property(value, name))];
  for (const record of records) {
    const explanation = explainRecord(record);
    if (explanation !== undefined) return explanation;
  }
  return undefined;
}

const deepest = 3;

/** Explains a parsed value; `undefined` if it reports no error. */
export function explainJson(value: unknown, head?: Head, depth = 0): Explanation | undefined {
  if (typeof value === 'string') return explainMessage(value);
  if (!isObject(value) || depth > deepest) return undefined;
  const own = explainLogged(value);
  if (own !== undefined) return own;
  if (isProblemDetails(value)) return explainProblem(value) ?? explainFacts(factsOf(value, head));
  const facts = factsOf(value, head);
  if (facts.status !== undefined) return explainFacts(facts);
  const message = textOf(facts.message);
  return (
    explainFacts(facts) ??
    explainThrown(value) ??
    (message === undefined ? undefined : explainMessage(message)) ??
    explainJson(wrapped(value), undefined, depth + 1)
  );
}
