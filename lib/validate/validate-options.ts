/** The options of `validate`, and their checks. */
import { checkOptions, that, type Checks } from '../values/check-options.js';
import { show } from '../values/show.js';
import { parts, type Part } from './issues.js';
import { isSchemaTable, objectSchema } from './object-schema.js';
import { isStandardSchema, type Schema, type StandardSchema } from './standard-schema.js';

/** Options of `validate`: the schema for each part of the request, and the status of the response. */
export interface ValidateOptions<
  Body extends Schema = Schema,
  Query extends Schema = Schema,
  Params extends Schema = Schema,
> {
  /** The schema of the body, which must already be parsed. */
  readonly body?: Body | undefined;
  /** The schema of the query. */
  readonly query?: Query | undefined;
  /** The schema of the path parameters; only if `validate` is mounted on the route itself. */
  readonly params?: Params | undefined;
  /**
   * The status of the response, for every audience.
   * @defaultValue 422, or the status of `invalid-input` in the option `problemTypes` of the error handler
   */
  readonly status?: 400 | 422 | undefined;
}

/** The prepared options. */
export interface Settings {
  readonly schemas: readonly (readonly [Part, StandardSchema])[];
  readonly status: 400 | 422 | undefined;
}

const owner = 'validate';
const remedy =
  'expected a Standard Schema (zod 3.24, valibot 1, arktype 2 or later), or an object with one for each member';
const aSchema = that((value) => isStandardSchema(value) || isSchemaTable(value), remedy);
const checks: Checks<keyof ValidateOptions> = {
  body: aSchema,
  query: aSchema,
  params: aSchema,
  status: that((value) => value === 400 || value === 422, 'use 400 or 422'),
};

function checkValidateOptions(given: ValidateOptions): ValidateOptions {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${owner}: the schema for the body cannot be ${show(given)}; ${remedy}`);
  const usage = "app.post('/chat', validate(schema), …)";
  const options = checkOptions(owner, given, checks, usage);
  if (parts.every((part) => options[part] === undefined))
    throw new TypeError(`${owner}: nothing to validate; expected body, query or params`);
  return options;
}

function asSchema(schema: Schema): StandardSchema {
  return isStandardSchema(schema) ? schema : objectSchema(schema);
}

/**
 * The prepared settings for these options, or for a schema of the body.
 * @throws TypeError if one is invalid
 */
export function settingsOf(given: StandardSchema | ValidateOptions): Settings {
  const options = checkValidateOptions(isStandardSchema(given) ? { body: given } : given);
  const schemas = parts.flatMap((part) => {
    const schema = options[part];
    return schema === undefined ? [] : [[part, asSchema(schema)] as const];
  });
  return { schemas, status: options.status };
}
