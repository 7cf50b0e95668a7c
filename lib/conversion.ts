/** The first three stages joined: read, classify, compose. All that can be prepared is prepared here. */
import { ask, createInstanceSource } from './callbacks.js';
import { extendCatalogue } from './catalogue/extend.js';
import { createClassifier, type Classification } from './classify/index.js';
import { createComposer, type Audience } from './compose/index.js';
import { createRedactor } from './compose/redact.js';
import type { StatusPolicy } from './compose/status.js';
import { createFailure, type OpenAIFailure } from './failure.js';
import { adviseAudience } from './faults.js';
import type { AnyOptions } from './options.js';
import type { DefaultTypeBase, ProblemDetails } from './problem-details.js';
import { readUnder, type Circumstances } from './read/circumstances.js';

/** What became of an error. */
export interface Converted {
  readonly problem: ProblemDetails;
  readonly slug: string;
  readonly failure: OpenAIFailure;
}

/** Converts an error; `undefined` where it is not OpenAI's, and no rule of the app's own claims it. */
export type Converter = (
  error: unknown,
  request?: unknown,
  circumstances?: Circumstances,
) => Converted | undefined;

/** What is known of an error that is not OpenAI's: nothing of it is shown. */
const appFailure = Object.freeze(createFailure({ kind: 'app' }));

/** In front of the slug, unless the app says otherwise. */
export const defaultTypeBase: DefaultTypeBase = 'urn:problem-type:openai:';

function defaultStatus(audience: Audience): StatusPolicy {
  return audience === 'public' ? 'gateway' : 'upstream';
}

/** Makes the converter of these options, which must have been checked. */
export function createConverter(options: AnyOptions): Converter {
  if (options.audience === undefined && process.env['NODE_ENV'] === 'production') adviseAudience();
  const { audience = 'developer', claim = 'certain', typeBase = defaultTypeBase } = options;
  const table = extendCatalogue(options.problemTypes);
  const classify = createClassifier(table);
  const compose = createComposer(table, {
    audience,
    policy: options.status ?? defaultStatus(audience),
    typeBase,
    redact: createRedactor(options.redact),
    provider: options.provider?.trim(),
  });
  const isSlug = (value: unknown): value is string =>
    typeof value === 'string' && Object.hasOwn(table, value);
  // The two kinds of options differ in what `instance` is given; a request is passed either way.
  const instanceOf = createInstanceSource(options.instance as (request: unknown) => unknown);
  const rule = options.classify;

  /** The app's rule is asked of every error; of one that is not OpenAI's it alone decides. */
  function classification(failure: OpenAIFailure, error: unknown): Classification | undefined {
    const slug = ask('classify', rule && (() => rule(failure, error)), isSlug);
    if (slug !== undefined) return { slug };
    return failure === appFailure ? undefined : classify(failure);
  }

  return function convert(error, request, circumstances = {}) {
    const failure = readUnder(circumstances, error, claim) ?? appFailure;
    const classified = classification(failure, error);
    if (classified === undefined) return undefined;
    const problem = compose(failure, classified, instanceOf(request));
    return { slug: classified.slug, failure, problem };
  };
}
