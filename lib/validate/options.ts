/** The options of `validate`, and their checks. */
import { checkOption, type Check } from '../check-option.js';
import { property } from '../read/property.js';
import { show } from '../show.js';
import { isSchemaTable, objectSchema } from './object-schema.js';
import { isStandardSchema, type Schema, type StandardSchema } from './standard-schema.js';

/** The parts of a request that can be validated, named as in Express, in the order in which they are told. */
const parts = ['params', 'query', 'body'] as const;

/** A part of a request. */
export type Part = (typeof parts)[number];

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
const aSchema: Check = {
  holds: (value) => isStandardSchema(value) || isSchemaTable(value),
  remedy,
};
const checks: Readonly<Record<keyof ValidateOptions, Check>> = {
  body: aSchema,
  query: aSchema,
  params: aSchema,
  status: { holds: (value) => value === 400 || value === 422, remedy: 'use 400 or 422' },
};

function checkNames(options: object): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(checks, name)) continue;
    throw new TypeError(
      `${owner}: there is no option '${name}'; use one of ${Object.keys(checks).join(', ')}, or give a schema of the body`,
    );
  }
}

function checkValidateOptions(options: ValidateOptions): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${owner}: the schema of the body cannot be ${show(options)}; ${remedy}`);
  }
  if (property(options, 'headers') !== undefined && property(options, 'url') !== undefined) {
    throw new TypeError(
      `${owner} was mounted without being called: write app.post('/chat', validate(schema), …)`,
    );
  }
  checkNames(options);
  for (const [name, check] of Object.entries(checks)) {
    checkOption(owner, name, options[name as keyof ValidateOptions], check);
  }
  if (parts.every((part) => options[part] === undefined)) {
    throw new TypeError(`${owner}: there is nothing to validate; give body, query or params`);
  }
}

function asSchema(schema: Schema): StandardSchema {
  return isStandardSchema(schema) ? schema : objectSchema(schema);
}

/**
 * The settings of these options, or of a schema for the body.
 * @throws TypeError where one is wrong
 */
export function settingsOf(given: StandardSchema | ValidateOptions): Settings {
  const options: ValidateOptions = isStandardSchema(given) ? { body: given } : given;
  checkValidateOptions(options);
  const schemas = parts.flatMap((part) => {
    const schema = options[part];
    return schema === undefined ? [] : [[part, asSchema(schema)] as const];
  });
  return { schemas, status: options.status };
}
