/** The first three stages combined: read, classify, compose. Everything that can be prepared is prepared here. */
import { ask } from '../callbacks/index.js';
import { adviseAudience } from '../callbacks/advice.js';
import { reportFault } from '../callbacks/warnings.js';
import { extendCatalogue } from '../catalogue/extend.js';
import { defaultTypeBase } from '../catalogue/type-uri.js';
import { createClassifier } from '../classify/index.js';
import { createComposer } from '../compose/index.js';
import type { Occurrence } from '../compose/occurrence.js';
import { createRedactor, type Redactor } from '../compose/redact/index.js';
import { chosenAudience, isProduction } from './audience.js';
import { createFailure, type OpenAIFailure } from '../model/failure.js';
import type { Classification } from '../model/problem-type.js';
import { readUnder, type Circumstances } from '../read/circumstances.js';
import type { Reading } from '../read/index.js';
import type { SharedOptions } from './conversion-options.js';
import type { InstanceSource } from './instance.js';

/** A converted error: the occurrence to report, and the facts that were read. */
export interface Converted extends Reading {
  readonly slug: string;
  readonly told: Occurrence;
}

/** Converts an error; `undefined` if it is not OpenAI's and the custom classifier does not claim it. */
export type Converter = (
  error: unknown,
  request?: unknown,
  circumstances?: Circumstances,
) => Converted | undefined;

/** Stands for an error that is not OpenAI's, of which nothing is shown. */
const foreign: Reading = Object.freeze({
  failure: Object.freeze(createFailure({ kind: 'app' })),
  source: undefined,
});

/** A redactor with the app's own patterns; the app is warned once if one of them takes too long. */
export function createOwnRedactor(patterns: SharedOptions['redact']): Redactor {
  return createRedactor(patterns, (fault) =>
    reportFault("openai-problem-details: option 'redact'", fault),
  );
}

/**
 * Creates the converter for these options, which must have been checked.
 * @param instanceOf gives each occurrence its URI
 */
export function createConverter(
  options: SharedOptions,
  instanceOf: InstanceSource,
  redact = createOwnRedactor(options.redact),
): Converter {
  if (options.audience === undefined && isProduction()) adviseAudience();
  const { audience, status: policy = 'openai' } = chosenAudience(options);
  const { claim = 'certain', typeBase = defaultTypeBase } = options;
  const table = extendCatalogue(options.problemTypes);
  const classify = createClassifier(table);
  const compose = createComposer(table, {
    audience,
    policy,
    typeBase,
    redact,
    provider: options.provider?.trim(),
  });
  const isSlug = (value: unknown): value is string =>
    typeof value === 'string' && Object.hasOwn(table, value);
  const rule = options.classify;

  /** The custom classifier is called for every error; for one that is not OpenAI's, it alone decides. */
  function classification(failure: OpenAIFailure, error: unknown): Classification | undefined {
    const slug = ask('classify', rule && (() => rule(failure, error)), isSlug);
    if (slug !== undefined) return { slug };
    return failure === foreign.failure ? undefined : classify(failure);
  }

  return function convert(error, request, circumstances = {}) {
    const { failure, source } = readUnder(circumstances, error, claim) ?? foreign;
    const classified = classification(failure, error);
    if (classified === undefined) return undefined;
    const told = compose(failure, classified, instanceOf(request));
    return { slug: classified.slug, failure, source, told };
  };
}
