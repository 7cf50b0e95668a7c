/** Derives the responses of an OpenAPI document from the catalogue. */
import { problemTypes, type ProblemTypeSlug } from '../catalogue/index.js';
import { chosenAudience } from '../convert/audience.js';
import { exampleMaker } from './example.js';
import { show } from '../values/show.js';
import { checkResponsesOptions, type ResponsesOptions } from './responses-options.js';
import { responseOf, type Example, type ProblemResponses } from './response.js';

/** A slug of the catalogue, which editors can complete, or of a custom problem type. */
type Slug = ProblemTypeSlug | (string & {});

type Given = readonly Slug[] | readonly [...slugs: Slug[], options: ResponsesOptions];

function isOptions(value: unknown): value is ResponsesOptions {
  return typeof value !== 'string';
}

function checkSlugs(slugs: readonly string[], known: readonly string[]): void {
  const stranger = slugs.find((slug) => !known.includes(slug));
  if (stranger === undefined) return;
  throw new TypeError(
    `responses: unknown problem type ${show(stranger)}; use one of problemTypes, or add it with the option 'problemTypes'; options come last`,
  );
}

/**
 * The `responses` of an operation: one for each status, with an example for each problem type. They refer to `components`.
 * @param given the slugs of problem types (if omitted, all of them), optionally followed by the options of the error handler
 * @throws TypeError if a slug or an option is invalid
 * @example const operation = { responses: { 200: answer, ...responses('too-many-requests', { audience: 'public' }) } };
 */
export function responses(...given: Given): ProblemResponses {
  const last = given.at(-1);
  const handed: ResponsesOptions = last !== undefined && isOptions(last) ? last : {};
  const slugs = given.filter((item) => item !== handed) as readonly string[]; // only slugs are left
  const options = checkResponsesOptions(handed);
  const known = Object.keys({ ...problemTypes, ...options.problemTypes });
  checkSlugs(slugs, known);
  // The same choice as the error handler's, but without its warning, since nothing is sent here.
  const example = exampleMaker({ ...options, ...chosenAudience(options) });
  const byStatus = new Map<number, Example[]>();
  for (const slug of slugs.length > 0 ? slugs : known) {
    const problem = example(slug);
    const others = byStatus.get(problem.status) ?? [];
    byStatus.set(problem.status, [...others, { slug, problem }]);
  }
  const entries = [...byStatus].map(([status, examples]) => [status, responseOf(status, examples)]);
  return Object.fromEntries(entries) as ProblemResponses;
}
