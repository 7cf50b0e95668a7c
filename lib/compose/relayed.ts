/** The template of a problem that a service behind this one reports. */
import { relayedSolutions, reporting } from '../catalogue/relayed-advice.js';
import type { ProblemType } from '../model/problem-type.js';
import { isOperatorsAffair } from './openai-protocol.js';
import { prepareSteps } from './occasion.js';
import type { Audience, Template } from './templates.js';
import { wordingFor } from './wording.js';

/** Whether it is about what the client sent: that came through this service, and only the client can change it. */
function isClients({ fixableBy, gatewayStatus }: ProblemType): boolean {
  return fixableBy === 'caller' && gatewayStatus < 500;
}

function solutionFor(type: ProblemType, retryable: boolean): readonly string[] {
  if (retryable) return relayedSolutions.waiting;
  const isOurRequest = type.fixableBy === 'operator' && !isOperatorsAffair(type);
  return isOurRequest ? relayedSolutions.checking : relayedSolutions.contacting;
}

/**
 * The template with the words for a problem that a service behind this one reports. That service is the one to fix it, unless it is
 * about what the client sent: then the public reads the usual words.
 */
export function relayedTemplate(
  template: Template,
  slug: string,
  retryable: boolean,
  audience: Audience,
): Template {
  const { problemType, diagnosis } = template;
  const { meaning, solution } = wordingFor(slug, problemType, undefined);
  const clients = isClients(problemType);
  const told = {
    title: diagnosis.title,
    meaning: `${reporting} ${meaning}`,
    solution: prepareSteps(clients ? solution : solutionFor(problemType, retryable)),
    documentation: undefined,
  };
  const words = audience === 'developer' ? told : { meaning: `${reporting} ${template.meaning}` };
  return {
    ...template,
    ...(clients && audience === 'public' ? {} : words),
    documentation: undefined,
    fixableBy: clients ? problemType.fixableBy : 'provider',
    diagnosis: told,
  };
}
