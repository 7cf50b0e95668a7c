/** A redacted error for error trackers, in place of the one that was thrown. */
import type { Redactor } from '../compose/redact/index.js';
import { shown } from '../compose/redact/shown.js';
import type { FixableBy } from '../model/problem-type.js';
import { property } from '../values/property.js';
import { appFrames, frameText, type Frame } from './frames.js';
import { modelFamilyOf } from './model-family.js';
import type { EventFacts, ProblemLevel } from './event-facts.js';

/** In characters. */
const longestMessage = 1000;

/** The members by which reports can be grouped, tagged and searched. */
interface ReportFacts {
  readonly slug: string;
  readonly level: ProblemLevel;
  /** The status of the response. */
  readonly status: number;
  readonly route: string | undefined;
  readonly provider: string | undefined;
  readonly modelFamily: string | undefined;
  readonly fixableBy: FixableBy;
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  readonly instance: string;
}

/**
 * A redacted error: its name is the slug, its message the upstream's, and its stack contains the app's own frames only. It has no cause,
 * and it reveals no key, account, prompt or path outside the app.
 */
class ProblemReport extends Error implements ReportFacts {
  /** The slug of the problem type; `about:blank` for an error that is not OpenAI's. */
  declare readonly slug: string;
  /** The severity for the operator. */
  declare readonly level: ProblemLevel;
  /** The status of the response. */
  declare readonly status: number;
  /** The pattern of the route; `undefined` if no route was reached. */
  declare readonly route: string | undefined;
  /** The API that failed; `undefined` if unknown. */
  declare readonly provider: string | undefined;
  /** The family of the model, such as `gpt-4o`; `undefined` if unknown. */
  declare readonly modelFamily: string | undefined;
  /** Who can fix it. */
  declare readonly fixableBy: FixableBy;
  /** Whether the same request may succeed later. */
  declare readonly retryable: boolean;
  /** The upstream's request id; `undefined` if it sent none. */
  declare readonly requestId: string | undefined;
  /** The URI of the occurrence. */
  declare readonly instance: string;
  /** The app's own frames, the innermost first; not enumerable. */
  declare readonly frames: readonly Frame[];

  constructor(name: string, message: string, frames: readonly Frame[], facts: ReportFacts) {
    super(message);
    Object.assign(this, facts);
    // Trackers group by name, and serialize enumerable members.
    Object.defineProperty(this, 'name', { value: name, configurable: true });
    Object.defineProperty(this, 'frames', { value: frames });
    // Trackers treat a path that starts with `./` as the app's own.
    const places = frames.map((frame) => frameText({ ...frame, place: `./${frame.place}` }));
    this.stack = [`${name}: ${message}`, ...places].join('\n    at ');
  }
}

export type { ProblemReport };

/** The slug; for an error that is not OpenAI's, the error's own name. */
function nameOf(slug: string, error: unknown): string {
  if (slug !== 'about:blank') return slug;
  const name = property(error, 'name');
  return typeof name === 'string' && /^[A-Za-z]\w{0,60}$/.test(name) ? name : 'Error';
}

function messageOf({ failure, diagnosis }: EventFacts, error: unknown, redact: Redactor): string {
  const isOwn = failure === undefined || failure.kind === 'app';
  const message = isOwn ? property(error, 'message') : failure.message;
  const text = typeof message === 'string' ? message : undefined;
  return shown(text, longestMessage, redact) ?? diagnosis.meaning;
}

/** Creates the report. If a wrapper has no frames of the app, those of the error inside it are used. */
export function createReport(
  told: EventFacts,
  error: unknown,
  source: object | undefined,
  redact: Redactor,
): ProblemReport {
  const { slug, level, problem, route, failure, requestId, instance } = told;
  const { status, fixableBy, retryable } = problem;
  const own = appFrames(error, redact);
  const frames = own.length > 0 ? own : appFrames(source, redact);
  const facts: ReportFacts = {
    slug,
    level,
    status,
    route,
    provider: failure?.provider,
    modelFamily: modelFamilyOf(told),
    fixableBy,
    retryable,
    requestId,
    instance,
  };
  return new ProblemReport(nameOf(slug, error), messageOf(told, error, redact), frames, facts);
}
