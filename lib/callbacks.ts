/** Asks the app's own callbacks: one that fails is reported, and the answer goes on without it. */
import { reportFault } from './faults.js';

/** What the callback answers, or `undefined` where there is none, it fails, or it answers nonsense. */
export function ask<Answer>(
  option: string,
  callback: (() => unknown) | undefined,
  isAnswer: (value: unknown) => value is Answer,
): Answer | undefined {
  if (callback === undefined) return undefined;
  try {
    const answer = callback();
    if (answer === undefined || isAnswer(answer)) return answer;
    throw new TypeError(`its answer, a ${typeof answer}, cannot be used`);
  } catch (fault) {
    reportFault(`openai-problem-details: option '${option}'`, fault);
    return undefined;
  }
}

/** Tells a callback of an event; what it does wrong, now or later, stays there. */
export function tell<Event>(
  option: string,
  callback: (event: Event) => unknown,
  event: Event,
): void {
  const report = (fault: unknown): void =>
    reportFault(`openai-problem-details: option '${option}'`, fault);
  try {
    Promise.resolve(callback(event)).catch(report);
  } catch (fault) {
    report(fault);
  }
}

/** A URI reference has no spaces and no control characters (RFC 3986). */
function isUriReference(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2000}$/.test(value);
}

/** A random URN (RFC 9562), which says nothing of the request. */
function randomInstance(): string {
  return `urn:uuid:${crypto.randomUUID()}`;
}

/** Gives every occurrence its URI: the app's, or a random one. */
export function createInstanceSource<Request>(
  instance: ((request: Request) => unknown) | undefined,
): (request: Request) => string {
  if (instance === undefined) return randomInstance;
  return (request) => ask('instance', () => instance(request), isUriReference) ?? randomInstance();
}
