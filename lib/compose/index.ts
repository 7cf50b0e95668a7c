/** The third stage: a failure and its problem type become problem details for one audience. */
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { occasionOf } from './occasion.js';
import { Occurrence } from './occurrence.js';
import type { Redactor } from './redact/index.js';
import { shownErrors } from './redact/input-errors.js';
import { redactContentFilter, redactRequestId } from './redact/failure.js';
import { shown } from './redact/shown.js';
import { createPublicSaying, type Said } from './public-saying.js';
import { relayedTemplate } from './relayed.js';
import { responseStatus, type StatusRule } from './status.js';
import { createTemplates, type Audience } from './templates.js';

export type { Audience } from './templates.js';

/** The longest values of members, in characters. */
const longestDetail = 1000;
const longestName = 200;

/** The settings for all occurrences. */
export interface Composition {
  readonly audience: Audience;
  readonly policy: StatusRule;
  /** The base URI of problem types. */
  readonly typeBase: string;
  readonly redact: Redactor;
  /** The provider that the app has configured. */
  readonly provider?: string | undefined;
}

/** Composes an occurrence from a failure and its classification. */
export type Composer = (
  failure: OpenAIFailure,
  classification: Classification,
  instance: string,
) => Occurrence;

/** The optional members while they are collected. */
type Draft = { -readonly [Member in keyof ProblemDetails]?: ProblemDetails[Member] };

/** Developers are shown the upstream's own message, redacted. */
function saidToDevelopers({ message, code, param, errors }: OpenAIFailure, redact: Redactor): Said {
  return {
    detail: shown(message, longestDetail, redact),
    code: shown(code, longestName, redact),
    param: shown(param, longestName, redact),
    errors: errors && shownErrors(errors, redact),
  };
}

function addSaid(further: Draft, { detail, code, param, errors }: Said): void {
  if (detail !== undefined) further.detail = detail;
  if (code !== undefined) further.code = code;
  if (param !== undefined) further.param = param;
  if (errors !== undefined) further.errors = errors;
}

/** Adds the members that help the operator. */
function addOperations(further: Draft, failure: OpenAIFailure, redact: Redactor): void {
  const requestId = redactRequestId(failure.requestId, redact);
  if (requestId !== undefined) further.requestId = requestId;
  if (failure.rateLimit !== undefined) further.rateLimit = failure.rateLimit;
  if (failure.contentFilter !== undefined)
    further.contentFilter = redactContentFilter(failure.contentFilter, redact);
  if (failure.cooldown) further.cooldown = true;
}

/** Creates the composer for a table of problem types; everything that can be prepared for each of them is prepared here. */
export function createComposer(table: ProblemTypeTable, composition: Composition): Composer {
  const { policy, redact, ...texts } = composition;
  const templateOf = createTemplates(table, { provider: undefined, ...texts });
  const sayToPublic =
    composition.audience === 'public' ? createPublicSaying(table, redact) : undefined;

  /** The upstream's facts in the form that the audience may see. */
  function say(failure: OpenAIFailure, slug: string): Said {
    return sayToPublic?.(failure, slug) ?? saidToDevelopers(failure, redact);
  }

  return function compose(failure, classification, instance) {
    const { slug, retryable: occurrence } = classification;
    const usual = templateOf(slug, failure.provider);
    const { problemType } = usual;
    const retryable = occurrence ?? problemType.retryable;
    const template = failure.relayed
      ? relayedTemplate(usual, slug, retryable, texts.audience)
      : usual;
    const occasion = occasionOf(failure, retryable, problemType.retryable);
    const further: Draft = {};
    if (occasion.retryAfter !== undefined) further.retryAfter = occasion.retryAfter;
    if (template.upstream) {
      addSaid(further, say(failure, slug));
      if (template.documentation !== undefined) further.documentation = template.documentation;
    }
    if (template.operations) addOperations(further, failure, redact);
    const status = responseStatus(failure, problemType, policy);
    return new Occurrence(template, occasion, { status, instance, retryable, further });
  };
}
