/** Process warnings about faults in this package and in the app's callbacks. They never affect the response. */
import { redact } from '../compose/redact/index.js';

const longestReport = 500;
const reported = new Set<string>();

function describe(fault: unknown): string {
  try {
    return redact(String(fault)).slice(0, longestReport);
  } catch {
    return 'a value that cannot be shown';
  }
}

/**
 * Emits one process warning per source.
 * @param source what failed, such as "openai-problem-details: option 'classify'"
 */
export function reportFault(source: string, fault: unknown): void {
  if (reported.has(source)) return;
  reported.add(source);
  process.emitWarning(`${source} failed: ${describe(fault)}`, {
    type: 'OpenAIProblemDetailsWarning',
    code: 'OPENAI_PROBLEM_DETAILS_FAULT',
  });
}
