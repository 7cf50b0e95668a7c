/** The catalogue's texts for providers other than OpenAI, created once per provider. */
import { rewordings } from '../catalogue/rewordings.js';
import { problemTypes } from '../catalogue/index.js';
import type { ProblemType } from '../model/problem-type.js';
import { assumedProvider } from '../model/failure.js';

/** The words that name a provider. */
export interface Wording {
  readonly meaning: string;
  readonly solution: readonly string[];
  readonly documentation: string | undefined;
}

/** The forms of the provider's name in a text. */
interface Names {
  readonly '{provider}': string;
  readonly '{its}': string;
  /** Before a noun, with a space. */
  readonly '{of}': string;
}

type Placeholder = keyof Names;

const unknown: Names = { '{provider}': 'the provider', '{its}': "the provider's", '{of}': '' };

function namesOf(provider: string | undefined): Names {
  if (provider === undefined) return unknown;
  return { '{provider}': provider, '{its}': `${provider}'s`, '{of}': `${provider} ` };
}

/** OpenAI as an attribute, as a possessor, in "OpenAI support", and as a name. */
const mentions: readonly (readonly [RegExp, Placeholder | '{its} '])[] = [
  [/\bOpenAI (?=support\b)/g, '{its} '],
  [/\bOpenAI (?=API\b|account\b|host\b|access token\b|signature\b)/g, '{of}'],
  [/\bOpenAI's/g, '{its}'],
  [/\bOpenAI\b/g, '{provider}'],
];

const placeholder = /\{(?:provider|its|of)\}/g;

/** A name keeps its first letter; only the words for an unknown provider are capitalized at the start of a sentence. */
function fill(template: string, names: Names): string {
  const text = template.replace(placeholder, (found) => names[found as Placeholder]);
  return names === unknown ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function isAzure(provider: string | undefined): boolean {
  return provider?.includes('Azure') === true;
}

function templateOf(sentence: string, provider: string | undefined): string {
  const row = rewordings.find(({ begins }) => sentence.startsWith(begins));
  if (row !== undefined) return (isAzure(provider) ? row.azure : undefined) ?? row.instead;
  if (sentence.startsWith('On Azure, ') && !isAzure(provider)) return '';
  return mentions.reduce((text, [pattern, stands]) => text.replace(pattern, stands), sentence);
}

function reword(sentence: string, provider: string | undefined): string {
  return fill(templateOf(sentence, provider), namesOf(provider));
}

function rewordAll(steps: readonly string[], provider: string | undefined): readonly string[] {
  return steps.map((step) => reword(step, provider)).filter((step) => step !== '');
}

function own(slug: string): Partial<ProblemType> {
  return Object.hasOwn(problemTypes, slug) ? problemTypes[slug as keyof typeof problemTypes] : {};
}

/**
 * The texts for developers if this provider failed; the provider may be `undefined`. Texts that the app has written stay as they
 * are.
 */
export function wordingFor(
  slug: string,
  { meaning, solution, documentation }: ProblemType,
  provider: string | undefined,
): Wording {
  if (provider === assumedProvider) return { meaning, solution, documentation };
  const catalogue = own(slug);
  return {
    meaning: meaning === catalogue.meaning ? reword(meaning, provider) : meaning,
    solution: solution === catalogue.solution ? rewordAll(solution, provider) : solution,
    documentation: documentation === catalogue.documentation ? undefined : documentation,
  };
}
