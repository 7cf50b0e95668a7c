/** The log entry of one failure: each fact once, in the text for the operator, redacted and size-limited. */
import type { ContentFilter } from '../model/content-filter.js';
import type { InputError } from '../model/invalid-input.js';
import type { FixableBy } from '../model/problem-type.js';
import type { Delivery } from '../respond/exchange.js';
import { frameText } from './frames.js';
import type { ProblemEvent, ProblemLevel } from './problem-event.js';

/** One failure in the log. Unknown members are left out. */
export interface LogEntry {
  readonly level: ProblemLevel;
  readonly slug: string;
  readonly title: string;
  /** The status of the response. */
  readonly status: number;
  /** Absent if a complete response was sent. */
  readonly delivery?: Exclude<Delivery, 'response'>;
  readonly method?: string;
  readonly route?: string;
  /** What happened. */
  readonly meaning: string;
  /** The upstream's message, or that of an error that is not OpenAI's. */
  readonly message?: string;
  readonly errors?: readonly InputError[];
  readonly contentFilter?: ContentFilter;
  /** What to do. */
  readonly solution: readonly string[];
  readonly documentation?: string;
  readonly fixableBy: FixableBy;
  readonly retryable: boolean;
  /** In whole seconds. */
  readonly retryAfter?: number;
  readonly upstreamStatus?: number;
  /** The URI under which a service behind this one has logged the problem that it reported. */
  readonly upstreamInstance?: string;
  readonly code?: string;
  readonly param?: string;
  readonly provider?: string;
  readonly modelFamily?: string;
  readonly attempt?: number;
  /** In milliseconds. */
  readonly duration?: number;
  readonly requestId?: string;
  /** Cloudflare's Ray ID, if its firewall refused the request. */
  readonly rayId?: string;
  readonly traceId?: string;
  readonly instance: string;
  /** The app's own frames, the innermost first. */
  readonly frames?: readonly string[];
}

type Unchecked = { readonly [Member in keyof LogEntry]: LogEntry[Member] | undefined };

/** Removes unknown members, which loggers would print as `undefined`. */
function known(entry: Unchecked): LogEntry {
  const members = Object.entries(entry).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as unknown as LogEntry; // required members are never undefined
}

/** The facts of the call and of the upstream's response. */
function upstreamFacts({ failure, problem, report }: ProblemEvent<unknown>) {
  const wait = problem.retryAfter ?? failure?.retryAfter;
  return {
    errors: failure?.errors,
    contentFilter: failure?.contentFilter,
    retryAfter: wait === undefined ? undefined : Math.ceil(wait),
    upstreamStatus: failure?.status,
    upstreamInstance: failure?.relayed?.instance,
    code: failure?.code,
    param: failure?.param,
    provider: report.provider,
    modelFamily: report.modelFamily,
  };
}

/** The upstream's message. For an error that is not OpenAI's, the message is preceded by the error's name, as in a stack. */
function messageOf({ slug, diagnosis, report }: ProblemEvent<unknown>): string | undefined {
  const { name, message } = report;
  if (message === diagnosis.meaning) return undefined;
  return slug === 'about:blank' && name !== 'Error' ? `${name}: ${message}` : message;
}

/**
 * The log entry of an event.
 * @param rayId Cloudflare's Ray ID, which appears in the log only
 */
export function logEntryOf(event: ProblemEvent<unknown>, rayId: string | undefined): LogEntry {
  const { level, slug, problem, diagnosis, delivery, report } = event;
  const { title, meaning, solution, documentation } = diagnosis;
  return known({
    level,
    slug,
    title,
    status: problem.status,
    delivery: delivery === 'response' ? undefined : delivery,
    method: event.method,
    route: event.route,
    meaning,
    message: messageOf(event),
    solution,
    documentation,
    fixableBy: problem.fixableBy,
    retryable: problem.retryable,
    ...upstreamFacts(event),
    attempt: event.attempt,
    duration: event.duration,
    requestId: event.requestId,
    rayId,
    traceId: event.traceId,
    instance: event.instance,
    frames: report.frames.length === 0 ? undefined : report.frames.map(frameText),
  });
}
