/** Calls the app's callbacks. If one fails, that is reported and the response continues without it. */
import { reportFault } from './warnings.js';

function reportCallback(option: string, fault: unknown): void {
  reportFault(`openai-problem-details: option '${option}'`, fault);
}

/** The callback's return value; `undefined` if there is no callback, it throws, or the value is not usable. */
export function ask<Answer>(
  option: string,
  callback: (() => unknown) | undefined,
  isAnswer: (value: unknown) => value is Answer,
): Answer | undefined {
  if (callback === undefined) return undefined;
  try {
    const answer = callback();
    if (answer === undefined || isAnswer(answer)) return answer;
    throw new TypeError(`its return value, of type ${typeof answer}, cannot be used`);
  } catch (fault) {
    reportCallback(option, fault);
    return undefined;
  }
}

/** Notifies a callback. If it throws or rejects, that is reported and affects nothing else. */
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
