/** Standard Schema, version 1 (https://standardschema.dev): the common interface of zod, valibot, arktype and others. */
import { isObject, property } from '../values/property.js';

/** One segment of a path: a key, or an object that contains one. */
export type PathStep = PropertyKey | { readonly key: PropertyKey };

/** One issue that a schema found. */
export interface Issue {
  /** What is wrong. */
  readonly message: string;
  /** The path to the value; absent or empty for the value as a whole. */
  readonly path?: readonly PathStep[] | undefined;
}

/** The result of a schema: the validated value, or the issues found. */
export type Result<Value> =
  { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };

/** A schema of any library that follows the standard. */
export interface StandardSchema<Input = unknown, Value = Input> {
  /** The properties of the standard. */
  readonly '~standard': {
    /** The version of the standard. */
    readonly version: 1;
    /** The name of the library. */
    readonly vendor: string;
    /** Validates a value; may return a promise. */
    readonly validate: (value: unknown) => Result<Value> | Promise<Result<Value>>;
    /** Used by the compiler only. */
    readonly types?: { readonly input: Input; readonly output: Value } | undefined;
  };
}

/** A schema, or an object with a schema for each member. */
export type Schema = StandardSchema | Readonly<Record<string, StandardSchema>>;

/** The type of the value that a schema returns. */
export type Output<S extends Schema> = S extends StandardSchema
  ? NonNullable<S['~standard']['types']>['output']
  : { -readonly [Member in keyof S]: S[Member] extends Schema ? Output<S[Member]> : never };

/** Whether the value is a Standard Schema; arktype's schemas are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  const standard = property(value, '~standard');
  return (
    isObject(standard) &&
    property(standard, 'version') === 1 &&
    typeof property(standard, 'validate') === 'function'
  );
}
