/** The catalogue of problem types: what can go wrong, as data. Its slugs are public. */
import { access } from './access.js';
import { answer } from './answer.js';
import { billing } from './billing.js';
import { connection } from './connection.js';
import { credentials } from './credentials.js';
import { input } from './input.js';
import { limits } from './limits.js';
import { other } from './background.js';
import { parameters } from './parameters.js';
import type { ProblemType } from '../model/problem-type.js';
import { provider } from './provider.js';
import { resources } from './resources.js';

const table = {
  ...credentials,
  ...access,
  ...billing,
  ...limits,
  ...resources,
  ...input,
  ...parameters,
  ...provider,
  ...connection,
  ...answer,
  ...other,
};

/** The names of the problem types. */
export type ProblemTypeSlug = keyof typeof table;

/** The problem types by slug, frozen. */
export const problemTypes: Readonly<Record<ProblemTypeSlug, ProblemType>> = Object.freeze(table);
