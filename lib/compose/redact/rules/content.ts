/** The input and output of models. */
import { lead, type Hit, type TextRule } from './rule.js';
import { isWords } from './values.js';

const names =
  `input inputs messages prompt prompts content contents arguments output outputs completion query instructions text
  user_input system_prompt tool_input generated_text raw_output failed_generation`.split(/\s+/);

const types =
  /^(?:text|json|string|array|object|image_url|input_text|output_text|integer|number|boolean|function|user|system|assistant)$/;

/** Whether a list or an object is content, not a schema, an index or a placeholder. */
function isList(found: string): boolean {
  return (
    !/^\\{0,4}[[{]\s{0,3}\\{0,4}["']?(?:type|\$ref)\\{0,4}["']?\s?:\s?\\{0,4}["'](?:object|array|string|number|integer|boolean|null)\b/.test(
      found,
    ) && !/^\[\w*\]|^\{\}/.test(found)
  );
}

function isSpeech(found: string): boolean {
  return /\S\s+\S/.test(found);
}

function isSaid(found: string, { text, start }: Hit): boolean {
  return (
    !types.test(found) &&
    (/\\{0,4}["']\s{0,2}:\s{0,3}\\{0,4}["']$/.test(lead(text, start, 12)) || !isWords(found))
  );
}

export const content: readonly TextRule[] = [
  {
    name: 'the input of a validator',
    hides: 'the value reported by a Python validator',
    leaves: 'the type of the error',
    effect: 'hides',
    begins: ['input_value='],
    pattern: /[^]+?(?=, input_type=|\]?\n|$)/y,
    match: ["[type=string_type, input_value=«'my rash is worse'», input_type=str]"],
    not: ['input_value'],
  },
  {
    name: 'a quoted request',
    hides: 'lists and objects with messages, inputs and outputs, to the end of the string',
    leaves: 'the name of the member, and schemas',
    effect: 'hides',
    begins: names,
    pattern: /(?<kept>(?:\\{0,4}["'])?\s{0,2}(?:[:=]\s{0,3}|as JSON: ))\\{0,4}(?:[[{][^]+)/y,
    holds: (found, { text, start }) =>
      isList(found) &&
      (/["']\s{0,2}:\s{0,3}$|=\s{0,3}$/.test(lead(text, start, 8)) ||
        /^[[{]\s{0,3}\\{0,4}["']/.test(found)),
    match: ["messages = «[{'role': 'user'»", "'input': «{'messages': 'a b'}»"],
    not: ["'messages': required", 'input: [1]', 'content: an array', 'input: {"type":"object"}'],
  },
  {
    name: 'a quoted string of a request',
    hides: 'strings with messages, inputs and outputs',
    leaves: 'types and parameter names',
    effect: 'hides',
    begins: names,
    pattern:
      /(?<kept>\\{0,4}["']?\s{0,2}[:=]\s{0,3}\\{0,4}["'])(?:(?<=")(?:[^"\\]|\\[^"])+|(?<=')(?:[^'\\]|\\[^'])+)/y,
    holds: isSaid,
    match: ['{"input":"«my rash is worse»"}', "'text': '«my rash»'"],
    not: ["Invalid value for 'input': expected a string", '"content":"text"', "prompt='default'"],
  },
  {
    name: 'unparsable input',
    hides: 'the input quoted by a parser, to the end of the string',
    leaves: 'the expected syntax and the position',
    effect: 'hides',
    begins: [
      '^parse',
      '^parsing',
      '^decode',
      '^decoding',
      '^deserialize',
      '^unmarshal',
      '^invalid json',
      'as json',
      'arguments as json',
      '^parsed',
    ],
    pattern:
      /(?<kept>[^\n:{["'`<]{0,80}(?:(?: at )?pos(?:ition)? \d{1,9})?:\s{1,3})(?:\\{0,4}[{[<"'`]|(?<=response:\s{1,3})\S)[^]*/iy,
    holds: (found, { text, start }) =>
      !/^\\?["'`][\w.[\]$-]{1,60}\\?["'`](?:\s|[.,:)]|$)/.test(found) &&
      !/^(?:\[[\w.-]+\]|\{"(?:error|message|detail)")/.test(found) &&
      (/^\\{0,4}[{[<"'`]/.test(found) ||
        (/ /.test(found) && /response: $/i.test(lead(text, start, 10)))),
    match: [
      'Failed to parse tool call arguments as JSON: «{"q":"my rash»',
      'Failed to parse input at pos 3: «<|channel|>analysis»',
      'Could not parse response: «my rash is worse»',
    ],
    not: [
      'Failed to parse JSON: Expecting value: line 1',
      "could not parse: 'messages' is required",
    ],
  },
  {
    name: 'input that is not valid JSON',
    hides: 'the input quoted by a JSON parser',
    leaves: 'the character and the error',
    effect: 'hides',
    begins: ['unexpected token '],
    pattern:
      /(?<kept>\\?["'`]?.\\?["'`]?, \\?["'`]?(?:\.{3})?\\?["'`]?)[^]{1,400}?(?=\\?["'`]?(?:\.{3})?\\?["'`]?(?:\.{3})? is not valid JSON)/y,
    match: ['Unexpected token \'m\', "«my rash»"... is not valid JSON'],
    not: ['Unexpected token < in JSON at position 0'],
  },
  {
    name: 'a sentence in quotes',
    hides: 'quoted sentences in place of an expected type, or reported as output of a model',
    leaves: 'quoted names',
    effect: 'hides',
    begins: [
      'string ',
      'received ',
      '^got ',
      'near ',
      'returned ',
      'prompt: ',
      'value ',
      'flagged: ',
      'input ',
    ],
    pattern: /(?<kept>\\{0,8}["'`])(?:(?<=["`])[^"`\n\\]{5,4000}|(?<=')[^'\n\\]{5,4000})/y,
    holds: (found) => isSpeech(found) && found.split(/\s+/).length >= 3,
    match: ['invalid type: string "«my rash is worse»", expected a map'],
    not: ["got 'string'", 'value "a b"'],
  },
  {
    name: 'the output of a model',
    hides: 'output after a colon',
    leaves: 'prose about output',
    effect: 'hides',
    begins: [
      'model output',
      'raw output',
      'llm output',
      'raw response',
      'model response',
      'model answer',
      'failed_generation',
    ],
    pattern: /(?<kept>["']?(?: was)?:\s{1,3}["']?)(?=[^\s]{1,200} ?[^\s])[^]+/y,
    match: ['Model output: «my rash is worse»'],
    not: ['raw output: x', 'Model output must be'].slice(1),
  },
  {
    name: 'input quoted by a guardrail',
    hides: 'the string after the name of a guardrail or filter',
    leaves: 'categories, and links to documentation',
    effect: 'hides',
    begins: [
      'guardrail',
      'guardrails',
      'content policy',
      'safety policy',
      'moderation',
      'flagged',
      'blocked',
      'violation in prompt',
    ],
    pattern:
      /(?<kept>["'`)]?:\s{1,3})(?!https?:|(?:see|please|learn|visit|the|your|this|contact)\b)[^\n]{8,}/iy,
    holds: (found) => isSpeech(found) && found.split(/\s+/).length >= 3,
    match: ['Content blocked by guardrail: «my rash is worse»'],
    not: ['blocked: see https://example.com for more', 'flagged: violence'],
  },
  {
    name: 'a special token of a model',
    hides: 'output of a model, from its special token on',
    leaves: 'special tokens that are only mentioned',
    effect: 'hides',
    begins: ['<|'],
    pattern: /(?<before>)[\w-]{1,40}(?:\|>(?!["'`]| is\b)|(?![\w|-]))[^]*/y,
    match: ['at pos 3: «<|channel|>analysis my rash»'],
    not: ["token '<|endoftext|>' is", '<|endoftext|> is a special token', 'a <| b'],
  },
];
