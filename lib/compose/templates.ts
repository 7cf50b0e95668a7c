/** The texts that all occurrences of a problem type share, prepared once per provider. */
import { typeUri } from '../catalogue/type-uri.js';
import type { Diagnosis, FixableBy, ProblemType, ProblemTypeTable } from '../model/problem-type.js';
import { assumedProvider } from '../model/failure.js';
import { prepareSteps, type Steps } from './occasion.js';
import { wordingFor } from './wording.js';

/** Who reads the response: the developers of the app, or its end users (`public`). */
export type Audience = 'developer' | 'public';

/** Which of the upstream's facts an audience may see for one problem type. */
interface Exposure {
  readonly upstream: boolean;
  readonly operations: boolean;
}

/** The members that every occurrence of a problem type shares. */
export interface Template extends Exposure {
  readonly problemType: ProblemType;
  readonly type: string;
  readonly title: string;
  readonly meaning: string;
  readonly solution: Steps;
  readonly documentation: string | undefined;
  readonly fixableBy: FixableBy;
  /** The texts for the operator, for any audience. */
  readonly diagnosis: Omit<Diagnosis, 'solution'> & { readonly solution: Steps };
}

/** Returns the template of a problem type for the provider that failed. */
export type TemplateSource = (slug: string, provider: string | undefined) => Template;

interface TemplateOptions {
  readonly audience: Audience;
  readonly typeBase: string;
  /** The provider that the app has configured. */
  readonly provider: string | undefined;
}

/** The most providers whose texts are cached; there are fewer known ones. */
const mostProviders = 64;

/**
 * Which of the upstream's facts the audience may see. End users see them only if they can act on them: if the status is a 4xx,
 * which says that their own request is at fault.
 */
export function exposure(problemType: ProblemType, audience: Audience): Exposure {
  if (audience === 'developer') return { upstream: true, operations: true };
  const { fixableBy, gatewayStatus } = problemType;
  return { upstream: fixableBy === 'caller' && gatewayStatus < 500, operations: false };
}

/** The texts for end users name no provider, but the documentation still depends on it. */
function createTemplate(
  slug: string,
  problemType: ProblemType,
  { audience, typeBase }: TemplateOptions,
  provider: string | undefined,
): Template {
  const wording = wordingFor(slug, problemType, provider);
  const { title } = problemType;
  const advice = audience === 'public' ? problemType.public : { title, ...wording };
  const { meaning, solution } = advice;
  return {
    problemType,
    type: typeUri(typeBase, slug),
    title: advice.title ?? title,
    meaning,
    solution: prepareSteps(solution),
    documentation: wording.documentation,
    fixableBy: problemType.fixableBy,
    diagnosis: { title, ...wording, solution: prepareSteps(wording.solution) },
    ...exposure(problemType, audience),
  };
}

/** Prepares the templates of this table for whom the app calls; those for others are made when they are first met. */
export function createTemplates(table: ProblemTypeTable, options: TemplateOptions): TemplateSource {
  const known = new Map<string | undefined, Map<string, Template>>();

  function templatesOf(provider: string | undefined): Map<string, Template> {
    const templates = known.get(provider) ?? new Map<string, Template>();
    if (known.size < mostProviders) known.set(provider, templates);
    return templates;
  }

  function templateFor(slug: string, provider: string | undefined): Template {
    const templates = templatesOf(provider);
    const found = templates.get(slug);
    if (found !== undefined) return found;
    const problemType = table[slug] as ProblemType; // a classification names a slug of the table
    const made = createTemplate(slug, problemType, options, provider);
    templates.set(slug, made);
    return made;
  }

  for (const slug of Object.keys(table)) templateFor(slug, options.provider ?? assumedProvider);

  return function templateOf(slug, provider) {
    // What is assumed, or not known, the app knows better; who shows itself as somebody else is somebody else.
    const isShown = provider !== undefined && provider !== assumedProvider;
    return templateFor(slug, isShown ? provider : (options.provider ?? provider));
  };
}
