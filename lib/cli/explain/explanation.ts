/** Explains facts in the same way as the middleware: by creating an error with them and converting it. */
import { defaultTypeBase } from '../../catalogue/type-uri.js';
import { problemTypes, type ProblemTypeSlug } from '../../catalogue/index.js';
import { createClassifier } from '../../classify/index.js';
import { readFailure, toProblemDetails } from '../../convert/to-problem-details.js';
import type { ConversionOptions } from '../../convert/conversion-options.js';
import type { OpenAIFailure } from '../../model/failure.js';
import type { ProblemDetails } from '../../model/problem-details.js';
import type { ProblemType, Signature } from '../../model/problem-type.js';
import { apiError, type ApiErrorFacts } from '../../read/openai/api-error-form.js';

/** A problem type, with the known facts of the occurrence. */
export interface Explanation {
  /** A slug of the catalogue, or of a custom problem type if a log names one. */
  readonly slug: string;
  readonly problem: ProblemDetails;
  /** Other problem types it may be: those with the same status if only that is known, or others that match the text. */
  readonly related: readonly ProblemTypeSlug[];
}

const options = {
  audience: 'developer',
  claim: 'likely',
  provider: 'OpenAI',
  typeBase: defaultTypeBase,
} as const;
const unknown: ProblemTypeSlug = 'unknown-error';

/** The problem types by slug, in the catalogue's order. */
export const rows = Object.entries(problemTypes) as [ProblemTypeSlug, ProblemType][]; // `Object.entries` loses the type of the keys

/** Whether the catalogue has this problem type. */
export function isSlug(text: string): text is ProblemTypeSlug {
  return Object.hasOwn(problemTypes, text);
}

/** The explanation of a problem of this package. */
export function explanationOf(problem: ProblemDetails): Explanation {
  // No custom problem types are passed here, so the slug is in the catalogue.
  const slug = problem.type.slice(defaultTypeBase.length) as ProblemTypeSlug;
  return { slug, problem, related: [] };
}

/** Converts these facts, with the given additional options. */
function recognize(facts: ApiErrorFacts, more: ConversionOptions = {}): Explanation {
  const problem = toProblemDetails(apiError(facts), { ...options, ...more });
  return explanationOf(problem as ProblemDetails); // the form of an `APIError` is always recognized
}

/** Without facts about the occurrence, the solution is that of the problem type. */
function ofType({ slug, problem, related }: Explanation): Explanation {
  const { solution } = problemTypes[slug as ProblemTypeSlug]; // a recognized slug is in the catalogue
  return { slug, related, problem: { ...problem, solution } };
}

/** Explains the problem type with this slug, with any further facts. */
export function explainSlug(slug: ProblemTypeSlug, facts?: ApiErrorFacts): Explanation {
  const explanation = recognize(facts ?? {}, { classify: () => slug });
  return facts === undefined ? ofType(explanation) : explanation;
}

/** Converts an error; `undefined` if the result is `unknown-error`. */
export function explainThrown(error: unknown): Explanation | undefined {
  const problem = toProblemDetails(error, options);
  if (problem === undefined) return undefined;
  const explanation = explanationOf(problem);
  return explanation.slug === unknown ? undefined : explanation;
}

/** A code and type that too many problems have in common to identify one. */
const family = 'invalid_request_error';

/** Whether a signature would match except for its status; phrases need no status. */
function matches({ code, type }: Signature, failure: OpenAIFailure): boolean {
  const name = code ?? type;
  if (typeof name !== 'string' || name === family) return false;
  return name === (code === undefined ? failure.type : failure.code);
}

/** The statuses of the signatures that would match, starting with the problem type's own. */
function likelyStatuses(row: ProblemType, failure: OpenAIFailure): readonly number[] {
  return row.upstream
    .flatMap((signature) => {
      const { status } = signature;
      return status !== undefined && matches(signature, failure) ? status : [];
    })
    .toSorted((a, b) => Number(b === row.status) - Number(a === row.status));
}

/** Explains a failure by assuming a status that OpenAI sends with it. */
function guess(facts: ApiErrorFacts): Explanation | undefined {
  const failure = readFailure(apiError(facts)) as OpenAIFailure; // as above
  for (const [, row] of rows) {
    const [status] = likelyStatuses(row, failure);
    if (status !== undefined) return recognize({ ...facts, status });
  }
  return undefined;
}

/** The statuses on which the meaning of a phrase may depend. */
const statuses = [400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 503];

/** The problem types that the words would match with another status. */
function alsoFits(facts: ApiErrorFacts, slug: string): readonly ProblemTypeSlug[] {
  const failure = readFailure(apiError(facts)) as OpenAIFailure; // as above
  const classify = createClassifier(problemTypes);
  const found = statuses
    .map((status) => classify({ ...failure, kind: 'response', status }))
    .filter(({ phrase, slug: other }) => phrase !== undefined && other !== slug)
    .map((classification) => classification.slug as ProblemTypeSlug); // slugs of the catalogue
  return [...new Set(found)];
}

/** Explains an error by its facts; if they lack a status and are not specific, the status is guessed. */
export function explainFacts(facts: ApiErrorFacts): Explanation | undefined {
  const known = explainThrown(apiError(facts));
  const isTelling = known !== undefined && known.slug !== 'bad-request';
  if (facts.status !== undefined) return known;
  if (!isTelling) return guess(facts) ?? known;
  return { ...known, related: alsoFits(facts, known.slug) };
}

/** Explains a status on its own, with the problem types that it may stand for. */
export function explainStatus(status: number): Explanation | undefined {
  const explanation = explainFacts({ status });
  if (explanation === undefined) return undefined;
  const related = rows
    .filter(([slug, row]) => row.status === status && slug !== explanation.slug)
    .map(([slug]) => slug);
  return ofType({ ...explanation, related });
}
