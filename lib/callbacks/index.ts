/** Asks the app's own callbacks: one that fails is reported, and the answer goes on without it. */
import { reportFault } from './warnings.js';

function reportCallback(option: string, fault: unknown): void {
  reportFault(`openai-problem-details: option '${option}'`, fault);
}

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
    reportCallback(option, fault);
    return undefined;
  }
}

/** Tells a callback; what it does wrong, now or later, stays there. */
export function tell<Event>(
  option: string,
  callback: (event: Event) => unknown,
  event: Event,
): void {
  const report = (fault: unknown): void => reportCallback(option, fault);
  try {
    Promise.resolve(callback(event)).catch(report);
  } catch (fault) {
    report(fault);
  }
}
