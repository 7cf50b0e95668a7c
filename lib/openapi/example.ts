/** Creates examples of problems in the same way as the error handler. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { InvalidInputError } from '../model/invalid-input.js';
import type { ConversionOptions } from '../convert/conversion-options.js';

const instance = 'urn:uuid:00000000-0000-4000-8000-000000000000';

/** An error of the API that states nothing but a wait. */
const apiError = Object.assign(new Error(), {
  status: undefined,
  headers: { 'retry-after': '20' },
  error: undefined,
  code: undefined,
  param: undefined,
  type: undefined,
});

const inputError = new InvalidInputError(
  [{ pointer: '/messages/0/content', detail: 'Must not be empty.' }],
  1,
  undefined,
);

/** Creates the function that returns the example of a problem type. */
export function exampleMaker(options: ConversionOptions): (slug: string) => ProblemDetails {
  return (slug) => {
    const error = slug === 'invalid-input' ? inputError : apiError;
    const conversion = { ...options, classify: () => slug, instance: () => instance };
    // Both errors are always recognized.
    return toProblemDetails(error, conversion) as ProblemDetails;
  };
}
