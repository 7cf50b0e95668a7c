/** The command `explain`. */
import type { Call } from './command.js';
import { explain, type Explanation } from './explain/index.js';
import { names } from './explain/name.js';
import { print, printError } from './print.js';
import { nearest } from '../values/nearest.js';
import { readInput } from './read-input.js';
import { showProblem } from './show-problem.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

/** What was given, or `undefined` where nobody gave anything. */
async function given(words: readonly string[], { input }: Terminal): Promise<string | undefined> {
  const isAsked = words.length === 1 && words[0] === '-';
  if (words.length > 0 && !isAsked) return words.join(' ');
  if (input.isTTY === true && !isAsked) return undefined;
  return readInput(input);
}

const unknownWord = 'There is no status, code or problem type of that name.';
const unknownText =
  "This is not recognised as an error of the OpenAI API. If it is one, give its status, too: '429 …', or all that curl -i prints.";

/** Says that there is no explanation. The text is not repeated: a key may be in it. */
function giveUp(text: string, terminal: Terminal): ExitCode {
  const isWord = /^\S{1,100}$/.test(text);
  const close = isWord ? nearest(text, names()) : [];
  printError(terminal, [
    isWord ? unknownWord : unknownText,
    ...(close.length > 0 ? [`Did you mean ${close.join(' or ')}?`] : []),
    'All problem types: openai-problem-details list',
  ]);
  return exitCodes.failed;
}

function showJson({ slug, problem, related }: Explanation): string[] {
  return [JSON.stringify({ slug, ...problem, ...(related.length > 0 && { related }) }, null, 2)];
}

/** Explains what was given, or what is piped in. */
export async function explainCommand({
  words,
  options,
  terminal,
  canvas,
}: Call): Promise<ExitCode> {
  const text = await given(words, terminal);
  if (text === undefined || text.trim() === '') {
    printError(terminal, [
      'There is nothing to explain.',
      'Give a status, a code, a slug or a message: openai-problem-details explain 429',
    ]);
    return exitCodes.misused;
  }
  const explanation = explain(text);
  if (explanation === undefined) return giveUp(text.trim(), terminal);
  print(
    terminal,
    options['json'] === true ? showJson(explanation) : showProblem(explanation, canvas),
  );
  return exitCodes.ok;
}
