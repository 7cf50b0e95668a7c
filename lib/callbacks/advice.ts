/** Process warnings with fixed texts. Nothing in them needs redaction, so that entries which must stay small can emit them. */
import { property } from '../values/property.js';
import { show } from '../values/show.js';

const saidKey = Symbol.for('openai-problem-details.said');

/** Emits a process warning once for each text, across all entries of the package. */
function adviseOnce(code: string, text: string): void {
  const said = (Reflect.get(process, saidKey) ?? new Set()) as Set<string>; // only this module writes there
  if (said.has(text)) return;
  Reflect.set(process, saidKey, said.add(text));
  process.emitWarning(text, { type: 'OpenAIProblemDetailsWarning', code });
}

/** Warns that the app has no error handler to pass an error to. */
export function adviseHandler(): void {
  adviseOnce(
    'OPENAI_PROBLEM_DETAILS_NO_HANDLER',
    'openai-problem-details: `sendProblem` and `streamToResponse` found no error handler and respond with the defaults for end users. Mount one after the routes: app.use(openaiErrorHandler()).',
  );
}

/** Warns that an error handler threw when nothing could catch it any more. */
export function reportLateFault(): void {
  adviseOnce(
    'OPENAI_PROBLEM_DETAILS_FAULT',
    'openai-problem-details: an error handler threw when it was called after the response.',
  );
}

/** Recommends setting `audience`, once per process. */
export function adviseAudience(): void {
  adviseOnce(
    'OPENAI_PROBLEM_DETAILS_AUDIENCE',
    "openai-problem-details: no `audience` is set. In production, responses then use the texts for end users but keep OpenAI's status codes. Set `audience: 'public'` if the app has end users (the operator's errors then become 5xx responses), or `audience: 'developer'` if its clients are its developers.",
  );
}

/** Reports that the code that handles errors could not be loaded. */
export function reportMissingCore(fault: unknown): void {
  const code = show(property(fault, 'code'));
  adviseOnce(
    'OPENAI_PROBLEM_DETAILS_FAULT',
    `openai-problem-details: the core could not be loaded (code ${code}), so errors are passed on unchanged. Reinstall the package and deploy all of its files.`,
  );
}
