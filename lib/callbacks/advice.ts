/** Process warnings with fixed texts. Nothing in them needs redaction, so that entries which must stay small can emit them. */

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
