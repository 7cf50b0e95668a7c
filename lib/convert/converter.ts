/** The first three stages joined: read, classify, compose. All that can be prepared is prepared here. */
import { ask } from '../callbacks/index.js';
import { adviseAudience, reportFault } from '../callbacks/warnings.js';
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

/** What became of an error: what is told of it, and what was read. */
export interface Converted extends Reading {
  readonly slug: string;
  readonly told: Occurrence;
}

/** Converts an error; `undefined` where it is not OpenAI's, and no rule of the app's own claims it. */
export type Converter = (
  error: unknown,
  request?: unknown,
  circumstances?: Circumstances,
) => Converted | undefined;

/** What is read of an error that is not OpenAI's: nothing of it is shown. */
const foreign: Reading = Object.freeze({
  failure: Object.freeze(createFailure({ kind: 'app' })),
  source: undefined,
});

/** A redactor with the app's own patterns; of one that takes too long the app is warned once. */
export function createOwnRedactor(patterns: SharedOptions['redact']): Redactor {
  return createRedactor(patterns, (fault) =>
    reportFault("openai-problem-details: option 'redact'", fault),
  );
}

/** Makes the converter of these options, which must have been checked. */
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

  /** The app's rule is asked of every error; of one that is not OpenAI's it alone decides. */
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
