/** Reports faults of our own and of the app's callbacks, without disturbing the answer. */
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
 * @param source what failed, such as "the `classify` option"
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

/** Recommends once per process to choose an audience. */
export function adviseAudience(): void {
  if (advised) return;
  advised = true;
  process.emitWarning(
    "openai-problem-details: no `audience` is set, so in production the responses use the texts for end users, with OpenAI's own status codes. Set `audience: 'public'` if this app has end users (our faults then become 5xx responses), or `audience: 'developer'` if its clients are its developers.",
    { type: 'OpenAIProblemDetailsWarning', code: 'OPENAI_PROBLEM_DETAILS_AUDIENCE' },
  );
}
