/** A failure as an error that may leave the process: what error trackers are given in place of the one that was thrown. */
import type { Redactor } from '../compose/redact/index.js';
import { shown } from '../compose/redact/shown.js';
import type { FixableBy } from '../model/problem-type.js';
import { property } from '../values/property.js';
import { appFrames, frameText, type Frame } from './frames.js';
import { modelFamilyOf } from './model-family.js';
import type { EventFacts, ProblemLevel } from './event-facts.js';

/** Characters of a message. */
const longestMessage = 1000;

/** What reports are grouped, tagged and searched by. */
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
 * A redacted error: its name is the slug, its message the upstream's, and its stack has the app's own frames. It has no cause.
 * Nothing of it names a key, an account, a prompt or a path outside the app.
 */
class ProblemReport extends Error implements ReportFacts {
  declare readonly slug: string;
  declare readonly level: ProblemLevel;
  declare readonly status: number;
  declare readonly route: string | undefined;
  declare readonly provider: string | undefined;
  declare readonly modelFamily: string | undefined;
  declare readonly fixableBy: FixableBy;
  declare readonly retryable: boolean;
  declare readonly requestId: string | undefined;
  declare readonly instance: string;
  /** The app's own frames, the innermost first. */
  declare readonly frames: readonly Frame[];

  constructor(name: string, message: string, frames: readonly Frame[], facts: ReportFacts) {
    super(message);
    Object.assign(this, facts);
    // Trackers group by the name, and serialise what is enumerable.
    Object.defineProperty(this, 'name', { value: name, configurable: true });
    Object.defineProperty(this, 'frames', { value: frames });
    // Trackers take a path for the app's own where it begins so.
    const places = frames.map((frame) => frameText({ ...frame, place: `./${frame.place}` }));
    this.stack = [`${name}: ${message}`, ...places].join('\n    at ');
  }
}

export type { ProblemReport };

/** Of an error that is not OpenAI's, its own name says most. */
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

/** Makes the report; an error that a wrapper holds may have the app's frames that the wrapper lacks. */
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
