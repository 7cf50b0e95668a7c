/** Builds what is otherwise built with the first error. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import { apiError } from '../read/openai/api-error-form.js';

/** Neither a code nor a status decides about this message, so its words are looked up; it is also searched for secrets. */
const example = { message: 'Try again, please.', type: null, param: null, code: null };

/** Converts an error, so that the tables of all stages are built. */
export function warmUp(): void {
  const error = apiError({ status: 500, headers: new Headers(), error: example });
  toProblemDetails(error, { audience: 'developer' });
}
