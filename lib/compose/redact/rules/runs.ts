/** Random strings: keys without a name or a prefix. */
import { lead, type Hit, type RunRule, type TextRule } from './rule.js';
import { isDense, isModel, perPiece } from './values.js';

const ids = '(?:i[dD]|ID|Id|identifier|uuid|guid|number|reference|ref|#)s?';
const asked =
  'request|req|trace(?:parent)?|span|correlation|tracking|operation|activity|incident|transaction|invocation|apim|diagnostic|log';
const things =
  'error|event|reference|conversation|message|msg|response|resp|item|thread|run|batch|job|task|call|file|upload|vector.?store|container|eval|prompt|completion|generation|assistant|step|video|image|fine.?tun\\w{1,8}|checkpoint|support|ticket|case|inference|tool|function';
/** The words before an ID that support asks for, or before the ID of an API object. */
const askedFor = new RegExp(
  String.raw`(?:(?:${asked})(?:[ _-]?${ids})?(?: of| is)?["'${'`'}]?\)?\s{0,2}[:=#]?\s{0,2}["'${'`'}([{]{0,2}(?:00-|1-|\d{8,17})?|(?:${things})(?:[ _-]?${ids}["'${'`'}]?\s{0,2}(?:[:=#]|is)?\s{0,2}["'${'`'}([{]{0,2}|\s?["'${'`'}]|: ))$`,
  'i',
);

/** Whether the ID that starts here is one that support asks for. */
function isAskedFor(text: string, start: number): boolean {
  return askedFor.test(lead(text, start, 48));
}

/** Whether the kind of character in its pieces changes as often as in random strings. */
function isPieced(value: string): boolean {
  const pieces = value.split(/[^A-Za-z\d]/).filter((piece) => piece !== '');
  return perPiece(pieces) <= 2.8;
}

const hex = /^(?:[\da-f]+|[\dA-F]+)$/;

function isChance(run: string): boolean {
  if (/^\d+$/.test(run)) return run.length >= 32;
  if (hex.test(run)) return run.length >= 24 && /\d/.test(run) && /[a-fA-F]/.test(run);
  return isDense(run, run === run.toLowerCase() ? 20 : 18);
}

const joinedBefore = /(?<=([\w+/=~-]{0,400}))/y;
const joinedAfter = /([\w+/=~-]{0,400})/y;

/** The number of characters, possibly zero, that the sticky pattern finds at this position. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  const [, joinedTo] = pattern.exec(text) as unknown as readonly [string, string]; // it matches everywhere
  return joinedTo.length;
}

/** A run with the characters joined to it, but without the folders before it. */
function joined({ text, start, end }: Hit): Hit {
  const from = start - lengthAt(joinedBefore, text, start);
  const to = end + lengthAt(joinedAfter, text, end);
  const folders = /^[-/_=+~]*(?:(?:[a-z]{2,20}|v\d+)[-/_=])*/;
  const [head] = folders.exec(text.slice(from, start)) as RegExpExecArray; // it may be empty, but is there
  return {
    text,
    start: from + Math.max(head.lastIndexOf('/'), head.lastIndexOf('=')) + 1,
    end: to,
  };
}

export const chanceRuns: readonly RunRule[] = [
  {
    name: 'a random run',
    hides: 'long runs of random letters and digits, with the characters joined to them',
    leaves:
      'names made of words and short numbers, IDs that support asks for, and IDs of API objects',
    effect: 'yields',
    run: (hit) => {
      if (!isChance(hit.text.slice(hit.start, hit.end))) return undefined;
      const whole = joined(hit);
      const isNamed = isModel(hit.text.slice(whole.start, whole.end)) && hit.end - hit.start < 20;
      return isNamed || isAskedFor(hit.text, whole.start) ? undefined : whole;
    },
    match: [
      'with «{base62:32}» sent',
      'key «{hex:32}»',
      'with «{base62:43}=» sent',
      'with «{hex:8}-{hex:32}» sent',
      'with «{digits:36}» sent',
    ],
    not: [
      'Base64DecodingFailedException',
      'UTF8StringConversionFailure',
      'request id: {hex:32}',
      'number {digits:20} is',
      'Meta-Llama-3.1-405B-Instruct-Turbo',
    ],
  },
];

/** A character that can be adjacent to a mask. */
const adjacent = String.raw`[^\s*•●"'${'`'}(),:;=<>[\]]`;

export const pieces: readonly TextRule[] = [
  {
    name: 'a UUID',
    hides: 'IDs of accounts, tenants and keys',
    leaves: 'IDs that support asks for, recognized by the noun before them',
    effect: 'yields',
    begins: Array.from('0123456789abcdef', (character) => `${character}-`),
    pattern:
      /(?<=(?<![A-Za-z\d])(?<before>[\da-f]{7})[\da-f]-)[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![A-Za-z\d])/iy,
    holds: (_found, { text, start }) => !isAskedFor(text, start),
    match: ['for «{uuid}» now', 'The principal «{uuid}» lacks', '/team/«{uuid}»/billing'],
    not: ['request id: {uuid}', 'Operation-Id {uuid}', 'Correlation ID: {uuid}'],
  },
  {
    name: 'base64 in pieces',
    hides: 'keys with slashes and plus signs whose pieces are too short to be found alone',
    leaves: 'paths and model names',
    effect: 'yields',
    begins: ['/', '+'],
    pattern:
      /(?<=(?<![\w+/.:-])(?<before>[A-Za-z\d+/]{0,44})[/+])[A-Za-z\d+/]{2,120}={0,2}(?![\w.-])/y,
    holds: (found) =>
      found.length >= 32 && /\d/.test(found) && !/^\/?[a-z]+\//.test(found) && isPieced(found),
    match: ['with «wJalrXUtnFEM/K7MDENGbPxRfi/CYzEXAMPLEKE9» sent'],
    not: ['cognitivecomputations/Dolphin-Mistral', 'read/write/execute/delete/all'],
  },
  {
    name: 'a key with two parts',
    hides: 'keys that consist of two runs joined by a dot',
    leaves: 'numbers',
    effect: 'yields',
    begins: Array.from('0123456789abcdef', (character) => `${character}.`),
    pattern: /(?<=(?<![\w.-])(?<before>[\da-f]{31})[\da-f]\.)[A-Za-z\d]{12,40}(?![\w.])/y,
    match: ['got «{hex:32}.{base62:12}» here'],
    not: ['{hex:32}.json'],
  },
  {
    name: 'an Azure AD secret',
    hides: 'client secrets, which contain `8Q~`',
    leaves: 'the text around it',
    effect: 'hides',
    begins: ['q~'],
    pattern: /(?<=(?<![\w.~-])(?<before>[\w.~-]{3,4})Q~)[\w.~-]{20,60}/y,
    match: ['got «{base62:3}8Q~{base62:9}.{base62:9}-{base62:9}» here'],
    not: ['FAQ~ here'],
  },
  {
    name: 'a masked string',
    hides: 'anything masked with asterisks or dots, with the characters that show on both sides',
    leaves: 'lists, emphasis, globs, patterns and multiplication',
    effect: 'hides',
    begins: ['****', '**', '*', '••', '●●'],
    pattern: new RegExp(
      String.raw`(?<=(?<before>${adjacent}{0,100})(?:\*{4}|••|●●))(?:[*•●]{0,200}${adjacent}{0,100}){1,3}(?<!\.)|(?<=(?<before2>${adjacent}{0,60}[A-Za-z\d])\*\*)\*?[A-Za-z\d]{1,40}(?![\w*])|(?<=(?<![\w*])(?<before3>[A-Za-z\d]{4,40})\*)[A-Za-z\d]{2,40}(?![\w*/.])`,
      'y',
    ),
    match: ['key «t7**********Kw» is', 'key «****» and «ab**cd», then', '«sk-proj-••••1234»'],
    not: [
      'openai/*',
      '**bold**',
      'image/*',
      '2*3',
      '^[a-z]*$',
      '• Reduce',
      '* Quota',
      'a ** b',
      'int *p',
    ],
  },
  {
    name: 'a shortened key',
    hides: 'keys with an ellipsis in the middle',
    leaves: 'sentences that break off',
    effect: 'hides',
    begins: ['...', '…'],
    pattern: /(?<=(?<![\w-])(?<before>[A-Za-z\d][\w-]{2,40})(?:\.{3}|…))\.{0,5}[\w-]{2,20}/y,
    holds: (found) => /[\d_-]|[a-z][A-Z][\w-]{0,40}(?:\.{3}|…)[\w.-]{0,20}[a-z][A-Z]/.test(found),
    match: ['key «ab-cd...efgh», then', 'key «qWeRty…aSdF» is', 'key «{hex:8}…{hex:4}» is'],
    not: ['wait...please', 'and so on...'],
  },
];
