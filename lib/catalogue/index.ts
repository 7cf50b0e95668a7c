/** The catalogue of problem types, as data. Its slugs are public API. */
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

/** The slug of a problem type in the catalogue. */
export type ProblemTypeSlug = keyof typeof table;

/** The problem types of the catalogue by slug, frozen. */
export const problemTypes: Readonly<Record<ProblemTypeSlug, ProblemType>> = Object.freeze(table);
