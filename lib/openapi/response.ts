/** One response of an OpenAPI document: all the problems with one status. */
import type { ProblemDetails } from '../model/problem-details.js';
import { schemaReference } from './components.js';
import type { JsonSchema } from './problem-schema.js';

/** An example of a problem type. */
export interface Example {
  readonly slug: string;
  readonly problem: ProblemDetails;
}

/** A Response Object of OpenAPI 3.1. */
export interface ProblemResponse {
  /** The titles of the problem types. */
  description: string;
  /** The header fields that the problems have. */
  headers: Record<string, { description: string; schema: JsonSchema }>;
  /** The schema of a problem, and an example for each problem type. */
  content: {
    'application/problem+json': {
      schema: { $ref: string };
      examples: Record<string, { summary: string; value: ProblemDetails }>;
    };
  };
}

/** A Responses Object of OpenAPI 3.1: one response per status. */
export type ProblemResponses = Record<string, ProblemResponse>;

const retryAfter = {
  description: 'Whole seconds to wait before the next attempt.',
  schema: { type: 'integer', minimum: 0, maximum: 86_400 },
} as const;
const challenge = { description: 'The challenge.', schema: { type: 'string' } } as const;
const link = {
  description: 'A link to the documentation, `rel="help"` (RFC 8288).',
  schema: { type: 'string' },
} as const;

function headersOf(status: number, examples: readonly Example[]): ProblemResponse['headers'] {
  return {
    ...(examples.some(({ problem }) => problem.retryable) && { 'Retry-After': retryAfter }),
    ...(status === 401 && { 'WWW-Authenticate': challenge }),
    ...(examples.some(({ problem }) => problem.documentation !== undefined) && { Link: link }),
  };
}

/** The response for this status. */
export function responseOf(status: number, examples: readonly Example[]): ProblemResponse {
  const entries = examples.map(({ slug, problem }) => {
    const example = { summary: problem.title, value: problem };
    return [slug, example] as const;
  });
  return {
    description: examples.map(({ problem }) => problem.title).join('; '),
    headers: headersOf(status, examples),
    content: {
      'application/problem+json': {
        schema: { $ref: schemaReference },
        examples: Object.fromEntries(entries),
      },
    },
  };
}
