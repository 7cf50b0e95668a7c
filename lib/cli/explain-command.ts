/** The command `explain`. */
import type { Call } from './command.js';
import { explainAll, type Explanation } from './explain/index.js';
import { explainSlug } from './explain/explanation.js';
import { names } from './explain/name.js';
import { typesOfPhrase } from './explain/phrase.js';
import { print, printError } from './print.js';
import { nearest } from '../values/nearest.js';
import { readInput } from './read-input.js';
import { showProblem, showTypes } from './show-problem.js';
import { exitCodes, type ExitCode, type Terminal } from './terminal.js';

/** The text to explain; `undefined` if there is none. */
async function given(words: readonly string[], { input }: Terminal): Promise<string | undefined> {
  const isAsked = words.length === 1 && words[0] === '-';
  if (words.length > 0 && !isAsked) return words.join(' ');
  if (input.isTTY === true && !isAsked) return undefined;
  return readInput(input);
}

const unknownWord = 'Not a known status, code or problem type.';
const unknownText =
  'Not recognized as an OpenAI API error. If it is one, put its status in front, or pass the full output of curl -i.';

/** Reports that there is no explanation. The text is not repeated, since it may contain a key. */
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

function jsonOf({ slug, problem, related }: Explanation): object {
  return { slug, ...problem, ...(related.length > 0 && { related }) };
}

/** A single explanation as an object, several as an array. */
function showJson(explanations: readonly Explanation[]): string[] {
  const [first, ...others] = explanations.map(jsonOf);
  return [JSON.stringify(others.length === 0 ? first : [first, ...others], null, 2)];
}

/** The explanations, separated by lines. */
function showAll(explanations: readonly Explanation[], { canvas }: Call): string[] {
  return explanations.flatMap((explanation, index) => [
    ...(index === 0 ? [] : ['', canvas.paint('dim', '─'.repeat(canvas.width)), '']),
    ...showProblem(explanation, canvas),
  ]);
}

function printAll(explanations: readonly Explanation[], call: Call): ExitCode {
  const isJson = call.options['json'] === true;
  print(call.terminal, isJson ? showJson(explanations) : showAll(explanations, call));
  return exitCodes.ok;
}

/** Explains a phrase: the one problem type that it matches, or a list if it matches several. */
function explainPhrase(text: string, call: Call): ExitCode {
  const slugs = typesOfPhrase(text);
  if (slugs.length === 0) return giveUp(text, call.terminal);
  const explanations = slugs.map((slug) => explainSlug(slug));
  if (slugs.length === 1 || call.options['json'] === true) return printAll(explanations, call);
  print(call.terminal, showTypes(slugs, call.canvas));
  return exitCodes.ok;
}

/** Explains the arguments, or standard input. */
export async function explainCommand(call: Call): Promise<ExitCode> {
  const { words, terminal } = call;
  const text = await given(words, terminal);
  if (text === undefined || text.trim() === '') {
    printError(terminal, [
      'Nothing to explain.',
      'Pass a status, code, slug or message: openai-problem-details explain 429',
    ]);
    return exitCodes.misused;
  }
  const explanations = explainAll(text);
  return explanations.length > 0
    ? printAll(explanations, call)
    : explainPhrase(text.trim().replaceAll(/\s+/g, ' '), call);
}
