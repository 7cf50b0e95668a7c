/** The options of `validate`, and their checks. */
import { checkOptions, that, type Checks } from '../values/check-options.js';
import { show } from '../values/show.js';
import { parts, type Part } from './issues.js';
import { isSchemaTable, objectSchema } from './object-schema.js';
import { isStandardSchema, type Schema, type StandardSchema } from './standard-schema.js';

/** What to validate, each part by a Standard Schema or by an object of them, and how to answer. */
export interface ValidateOptions<
  Body extends Schema = Schema,
  Query extends Schema = Schema,
  Params extends Schema = Schema,
> {
  /** Of the body, which must have been parsed. */
  readonly body?: Body | undefined;
  /** Of the query. */
  readonly query?: Query | undefined;
  /** Of the parameters of the path: only where `validate` is mounted on the route itself. */
  readonly params?: Params | undefined;
  /**
   * The status of the answer, for every audience.
   * @defaultValue 422, or what the app's own `problemTypes` say of `invalid-input`
   */
  readonly status?: 400 | 422 | undefined;
}

/** The options in the form in which they are used. */
export interface Settings {
  readonly schemas: readonly (readonly [Part, StandardSchema])[];
  readonly status: 400 | 422 | undefined;
}

const owner = 'validate';
const remedy =
  'give a Standard Schema (zod 3.24, valibot 1, arktype 2 or later), or an object of them by member';
const aSchema = that((value) => isStandardSchema(value) || isSchemaTable(value), remedy);
const checks: Checks<keyof ValidateOptions> = {
  body: aSchema,
  query: aSchema,
  params: aSchema,
  status: that((value) => value === 400 || value === 422, 'use 400 or 422'),
};

function checkValidateOptions(given: ValidateOptions): ValidateOptions {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(`${owner}: the schema of the body cannot be ${show(given)}; ${remedy}`);
  const usage = "app.post('/chat', validate(schema), …)";
  const options = checkOptions(owner, given, checks, usage);
  if (parts.every((part) => options[part] === undefined))
    throw new TypeError(`${owner}: there is nothing to validate; give body, query or params`);
  return options;
}

function asSchema(schema: Schema): StandardSchema {
  return isStandardSchema(schema) ? schema : objectSchema(schema);
}

/**
 * The settings of these options, or of a schema for the body.
 * @throws TypeError where one is wrong
 */
export function settingsOf(given: StandardSchema | ValidateOptions): Settings {
  const options = checkValidateOptions(isStandardSchema(given) ? { body: given } : given);
  const schemas = parts.flatMap((part) => {
    const schema = options[part];
    return schema === undefined ? [] : [[part, asSchema(schema)] as const];
  });
  return { schemas, status: options.status };
}
