/** What a text turned out to be. It is found as the package finds it: by what an error of that form would become. */
import { defaultTypeBase } from '../../catalogue/type-uri.js';
import { problemTypes, type ProblemTypeSlug } from '../../catalogue/index.js';
import { createClassifier } from '../../classify/index.js';
import { readFailure, toProblemDetails } from '../../convert/to-problem-details.js';
import type { ConversionOptions } from '../../convert/conversion-options.js';
import type { OpenAIFailure } from '../../model/failure.js';
import type { ProblemDetails } from '../../model/problem-details.js';
import type { ProblemType, Signature } from '../../model/problem-type.js';
import { apiError, type ApiErrorFacts } from '../../read/openai/api-error-form.js';

/** A problem type, with what is known of the occurrence. */
export interface Explanation {
  /** One of the catalogue's, unless a log names one of an app's own. */
  readonly slug: string;
  readonly problem: ProblemDetails;
  /** Other problem types that it may be: those of the status, where only that is known, or others that the text fits. */
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
export const rows = Object.entries(problemTypes) as [ProblemTypeSlug, ProblemType][]; // the type of its keys is lost on the way

/** Whether the catalogue has this problem type. */
export function isSlug(text: string): text is ProblemTypeSlug {
  return Object.hasOwn(problemTypes, text);
}

/** The explanation that a problem of this package is. */
export function explanationOf(problem: ProblemDetails): Explanation {
  // No problem type is added here, so it is one of the catalogue's.
  const slug = problem.type.slice(defaultTypeBase.length) as ProblemTypeSlug;
  return { slug, problem, related: [] };
}

/** What the package makes of these facts, under options of its own. */
function recognise(facts: ApiErrorFacts, more: ConversionOptions = {}): Explanation {
  const problem = toProblemDetails(apiError(facts), { ...options, ...more });
  return explanationOf(problem as ProblemDetails); // the form of an `APIError` is always recognised
}

/** Nothing is known of an occurrence: the advice is that of the type. */
function ofType({ slug, problem, related }: Explanation): Explanation {
  const { solution } = problemTypes[slug as ProblemTypeSlug]; // what was recognised is in the catalogue
  return { slug, related, problem: { ...problem, solution } };
}

/** The problem type of this name, with what else is known. */
export function explainSlug(slug: ProblemTypeSlug, facts?: ApiErrorFacts): Explanation {
  const explanation = recognise(facts ?? {}, { classify: () => slug });
  return facts === undefined ? ofType(explanation) : explanation;
}

/** What the package makes of an error; `undefined` where that is "unknown". */
export function explainThrown(error: unknown): Explanation | undefined {
  const problem = toProblemDetails(error, options);
  if (problem === undefined) return undefined;
  const explanation = explanationOf(problem);
  return explanation.slug === unknown ? undefined : explanation;
}

/** A code and type of so many problems that it names none. */
const family = 'invalid_request_error';

/** Whether a signature would match, were it not for the status; sentences need none. */
function matches({ code, type }: Signature, failure: OpenAIFailure): boolean {
  const name = code ?? type;
  if (typeof name !== 'string' || name === family) return false;
  return name === (code === undefined ? failure.type : failure.code);
}

/** Statuses of the signatures that would match, were it known; that of the problem type comes first. */
function likelyStatuses(row: ProblemType, failure: OpenAIFailure): readonly number[] {
  return row.upstream
    .flatMap((signature) => {
      const { status } = signature;
      return status !== undefined && matches(signature, failure) ? status : [];
    })
    .toSorted((a, b) => Number(b === row.status) - Number(a === row.status));
}

/** Explains a failure by a status that OpenAI sends it with. */
function guess(facts: ApiErrorFacts): Explanation | undefined {
  const failure = readFailure(apiError(facts)) as OpenAIFailure; // as above
  for (const [, row] of rows) {
    const [status] = likelyStatuses(row, failure);
    if (status !== undefined) return recognise({ ...facts, status });
  }
  return undefined;
}

/** Statuses with which phrases mean different things. */
const statuses = [400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 503];

/** What else the words would mean with another status. */
function alsoFits(facts: ApiErrorFacts, slug: string): readonly ProblemTypeSlug[] {
  const failure = readFailure(apiError(facts)) as OpenAIFailure; // as above
  const classify = createClassifier(problemTypes);
  const found = statuses
    .map((status) => classify({ ...failure, kind: 'response', status }))
    .filter(({ phrase, slug: other }) => phrase !== undefined && other !== slug)
    .map((classification) => classification.slug as ProblemTypeSlug); // the catalogue has no other
  return [...new Set(found)];
}

/** Explains an error by its facts; where they lack a status and tell little, it is guessed. */
export function explainFacts(facts: ApiErrorFacts): Explanation | undefined {
  const known = explainThrown(apiError(facts));
  const isTelling = known !== undefined && known.slug !== 'bad-request';
  if (facts.status !== undefined) return known;
  if (!isTelling) return guess(facts) ?? known;
  return { ...known, related: alsoFits(facts, known.slug) };
}

/** What a status alone says, and what else it may be. */
export function explainStatus(status: number): Explanation | undefined {
  const explanation = explainFacts({ status });
  if (explanation === undefined) return undefined;
  const related = rows
    .filter(([slug, row]) => row.status === status && slug !== explanation.slug)
    .map(([slug]) => slug);
  return ofType({ ...explanation, related });
}
