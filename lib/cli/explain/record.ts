/** Explains what this package has logged: events of `onProblem`, lines and blocks of the log. They contain the explanation. */
import { redact } from '../../compose/redact/index.js';
import { shown } from '../../compose/redact/shown.js';
import type { FixableBy } from '../../model/problem-type.js';
import { elements, isObject, property } from '../../values/property.js';
import { isSlug, type Explanation } from './explanation.js';
import { problemTypes } from '../../catalogue/index.js';
import { defaultTypeBase } from '../../catalogue/type-uri.js';

/** The longest text, in characters. */
const longestText = 1000;
const mostSteps = 20;

const fixers: readonly unknown[] = ['caller', 'operator', 'provider'] satisfies FixableBy[];

function textIn(record: unknown, name: string): string | undefined {
  const value = property(record, name);
  return typeof value === 'string' ? shown(value, longestText, redact) : undefined;
}

function stepsIn(record: unknown): readonly string[] {
  const steps = elements(property(record, 'solution'), mostSteps);
  return steps.flatMap((step) =>
    typeof step === 'string' ? (shown(step, longestText, redact) ?? []) : [],
  );
}

function waitIn(record: unknown): number | undefined {
  const wait = property(record, 'retryAfter');
  return typeof wait === 'number' && wait >= 0 ? Math.ceil(wait) : undefined;
}

/** The type URI. An event contains the problem that was sent, and so its type; otherwise it is derived from the slug. */
function typeOf(slug: string, record: unknown): string {
  const type = textIn(property(record, 'problem'), 'type');
  return type ?? (isSlug(slug) ? defaultTypeBase + slug : slug);
}

/** The instance. A random one is not redacted, since clients quote it. */
function instanceIn(record: unknown): string | undefined {
  const instance = property(record, 'instance');
  const isRandom = typeof instance === 'string' && /^urn:uuid:[\da-f-]{36}$/i.test(instance);
  return isRandom ? instance : textIn(record, 'instance');
}

function titleOf(slug: string, advice: unknown): string {
  const known = isSlug(slug) ? problemTypes[slug].title : slug;
  return textIn(advice, 'title') ?? textIn(advice, 'msg') ?? known;
}

/** The facts of the call; an event has them in a separate member. */
function callFacts(record: object, meaning: string) {
  const call = property(record, 'failure') ?? record;
  const message = textIn(call, 'message');
  const code = textIn(call, 'code');
  const param = textIn(call, 'param');
  const requestId = textIn(record, 'requestId');
  const retryAfter = waitIn(call);
  return {
    ...(message !== undefined && message !== meaning && { detail: message }),
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
    ...(requestId !== undefined && { requestId }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/**
 * Explains the record of a failure from its own content, so that custom problem types are explained as well.
 * @returns the explanation; `undefined` for anything that this package does not write
 */
export function explainRecord(record: unknown): Explanation | undefined {
  if (!isObject(record)) return undefined;
  const sent = property(record, 'problem') ?? record;
  const advice = property(record, 'diagnosis') ?? record;
  const slug = textIn(record, 'slug');
  const instance = instanceIn(record);
  const fixableBy = property(sent, 'fixableBy');
  const status = property(sent, 'status');
  const [first, ...others] = stepsIn(advice);
  // If the upstream sent no message, the message in pino-http's line is the meaning.
  const meaning = textIn(advice, 'meaning') ?? textIn(record, 'message');
  if (slug === undefined || instance === undefined || meaning === undefined) return undefined;
  if (first === undefined || !fixers.includes(fixableBy) || !Number.isInteger(status))
    return undefined;
  const documentation = textIn(advice, 'documentation');
  const problem = {
    type: typeOf(slug, record),
    title: titleOf(slug, advice),
    status: Number(status),
    instance,
    meaning,
    solution: [first, ...others],
    fixableBy: fixableBy as FixableBy, // checked above
    retryable: property(sent, 'retryable') === true,
    ...callFacts(record, meaning),
    ...(documentation !== undefined && { documentation }),
  };
  return { slug, problem, related: [] };
}
