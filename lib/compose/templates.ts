/** What every occurrence of a problem type shares, prepared for each provider that was met. */
import { typeUri } from '../catalogue/type-uri.js';
import type { Diagnosis, FixableBy, ProblemType, ProblemTypeTable } from '../model/problem-type.js';
import { assumedProvider } from '../model/failure.js';
import { prepareSteps, type Steps } from './occasion.js';
import { wordingFor } from './wording.js';

/** Who reads the response: the developers of the app, or its end users (`public`). */
export type Audience = 'developer' | 'public';

/** What of the upstream an audience may see of one problem type. */
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
  /** What the operator is told, whatever the audience. */
  readonly diagnosis: Omit<Diagnosis, 'solution'> & { readonly solution: Steps };
}

/** Finds the template of a problem type where this provider failed. */
export type TemplateSource = (slug: string, provider: string | undefined) => Template;

interface TemplateOptions {
  readonly audience: Audience;
  readonly typeBase: string;
  /** Whom the app says that it calls. */
  readonly provider: string | undefined;
}

/** Providers whose texts are kept; those that are known are fewer. */
const mostProviders = 64;

/**
 * The public sees the upstream's words only where it can act on them itself: where it is told, by a 4xx, that its own
 * request is at fault.
 */
export function exposure(problemType: ProblemType, audience: Audience): Exposure {
  if (audience === 'developer') return { upstream: true, operations: true };
  const { fixableBy, gatewayStatus } = problemType;
  return { upstream: fixableBy === 'caller' && gatewayStatus < 500, operations: false };
}

/** The texts for the public name no provider; what it may read more about depends on one all the same. */
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
