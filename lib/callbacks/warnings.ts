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

let advised = false;

/** Recommends setting `audience`, once per process. */
export function adviseAudience(): void {
  if (advised) return;
  advised = true;
  process.emitWarning(
    "openai-problem-details: no `audience` is set. In production, responses then use the texts for end users but keep OpenAI's status codes. Set `audience: 'public'` if the app has end users (the operator's errors then become 5xx responses), or `audience: 'developer'` if its clients are its developers.",
    { type: 'OpenAIProblemDetailsWarning', code: 'OPENAI_PROBLEM_DETAILS_AUDIENCE' },
  );
}
