/** The facts of a failure in a form that may be logged. */
import type { ContentFilter } from '../../model/content-filter.js';
import type { OpenAIFailure } from '../../model/failure.js';
import type { RelayedProblem } from '../../model/relayed-problem.js';
import { shownErrors } from './input-errors.js';
import { redact as redactByRules, type Redactor } from './index.js';

/** OpenAI's own request ids: no rule matches anything in them. */
const openaiId = /^req_[a-z\d]{8,64}$/;

/** The request id unchanged; `undefined` if it does not look like one, or would be redacted in a message. */
export function redactRequestId(id: string | undefined, redact: Redactor): string | undefined {
  if (id === undefined) return undefined;
  if (redact === redactByRules && openaiId.test(id)) return id;
  if (!/^[\w-]{1,128}$/.test(id)) return undefined;
  const shown = redact(`request ID ${id}`);
  return shown.endsWith(id) ? id : undefined;
}

/** The report without names that would be redacted: those of genuine categories are plain words. */
export function redactContentFilter(
  { code, categories }: ContentFilter,
  redact: Redactor,
): ContentFilter {
  const isClean = (name: string): boolean => redact(name) === name;
  return {
    ...(code !== undefined && isClean(code) && { code }),
    categories: categories.filter(({ category }) => isClean(category)),
  };
}

/** A random URN (RFC 9562) says nothing; the same characters may be a key elsewhere. */
const randomUrn = /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The reported problem, with the URI of its occurrence only if no redaction would touch it. */
export function redactRelayed(relayed: RelayedProblem, redact: Redactor): RelayedProblem {
  const { slug, instance = '' } = relayed;
  const isClean = instance !== '' && (randomUrn.test(instance) || redact(instance) === instance);
  return { ...relayed, slug: redact(slug), instance: isClean ? instance : undefined };
}

/** The failure with redacted strings. */
export function redactFailure(failure: OpenAIFailure, redact: Redactor): OpenAIFailure {
  const redacted = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : redact(text);
  return {
    ...failure,
    code: redacted(failure.code),
    type: redacted(failure.type),
    param: redacted(failure.param),
    message: redacted(failure.message),
    requestId: redactRequestId(failure.requestId, redact),
    errors: failure.errors && shownErrors(failure.errors, redact),
    contentFilter: failure.contentFilter && redactContentFilter(failure.contentFilter, redact),
    relayed: failure.relayed && redactRelayed(failure.relayed, redact),
  };
}
