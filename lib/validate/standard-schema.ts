/** Standard Schema, version 1 (https://standardschema.dev): what zod, valibot, arktype and others have in common. */
import { isObject, property } from '../values/property.js';

/** One step of a path: a key, or an object that holds one. */
export type PathStep = PropertyKey | { readonly key: PropertyKey };

/** One thing that a schema found. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly PathStep[] | undefined;
}

/** What a schema answers: the value as it is to be used, or what is wrong with it. */
export type Result<Value> =
  { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** A schema of any library that follows the standard. */
export interface StandardSchema<Input = unknown, Value = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Value> | Promise<Result<Value>>;
    /** For the compiler alone. */
    readonly types?: { readonly input: Input; readonly output: Value } | undefined;
  };
}

/** What is validated: by one schema, or by a schema for each member of an object. */
export type Schema = StandardSchema | Readonly<Record<string, StandardSchema>>;

/** What a schema makes of a value that it accepts. */
export type Output<S extends Schema> = S extends StandardSchema
  ? NonNullable<S['~standard']['types']>['output']
  : { -readonly [Member in keyof S]: S[Member] extends Schema ? Output<S[Member]> : never };

/** Whether it is a Standard Schema; those of arktype are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  const standard = property(value, '~standard');
  return (
    isObject(standard) &&
    property(standard, 'version') === 1 &&
    typeof property(standard, 'validate') === 'function'
  );
}
