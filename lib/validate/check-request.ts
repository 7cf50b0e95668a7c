/** Validates the parts of a request. */
import type { InputError } from '../model/invalid-input.js';
import { InvalidInputError, mostErrors } from '../model/invalid-input.js';
import { countOf, errorsOf, type Part } from './issues.js';
import type { Settings } from './validate-options.js';
import type { StandardSchema } from './standard-schema.js';

/** The parts of a request that can be validated. */
export type Parts = Readonly<Partial<Record<Part, unknown>>>;

type Checked =
  | { readonly part: Part; readonly value: unknown }
  | { readonly total: number; readonly errors: readonly InputError[] };

const noBody: Checked = {
  total: 1,
  errors: [
    {
      pointer: '',
      detail: 'Missing or unreadable: send a body with a supported Content-Type.',
    },
  ],
};

async function checkPart(part: Part, schema: StandardSchema, value: unknown): Promise<Checked> {
  const result: unknown = await schema['~standard'].validate(value);
  if (typeof result !== 'object' || result === null) {
    throw new TypeError(`The schema for the ${part} returned no result`);
  }
  const { issues, value: output } = result as { issues?: unknown; value?: unknown };
  if (issues === undefined) return { part, value: output };
  // For a missing body, schemas can only report that the value is undefined.
  if (part === 'body' && value === undefined) return noBody;
  return { total: Math.max(1, countOf(issues)), errors: errorsOf(part, issues) };
}

/** The validated values of the parts. */
export type Accepted = readonly { readonly part: Part; readonly value: unknown }[];

/**
 * Validates all parts.
 * @throws InvalidInputError with the errors of all parts, or any error that a schema throws
 */
export async function checkRequest(
  request: Parts,
  { schemas, status }: Settings,
): Promise<Accepted> {
  const checked = await Promise.all(
    schemas.map(([part, schema]) => checkPart(part, schema, request[part])),
  );
  const refused = checked.filter((result) => 'errors' in result);
  if (refused.length === 0) return checked.filter((result) => 'part' in result);
  const errors = refused.flatMap((result) => result.errors).slice(0, mostErrors);
  const total = refused.reduce((sum, result) => sum + result.total, 0);
  throw new InvalidInputError(errors, total, status);
}
