/** Makes what is otherwise made with the first error. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import { apiError } from '../read/openai/api-error-form.js';

/** A message that no code or status decides: its words are looked up, and secrets are looked for. */
const example = { message: 'Try again, please.', type: null, param: null, code: null };

/** Converts an error, so that the tables of the stages are made. */
export function warmUp(): void {
  const error = apiError({ status: 500, headers: new Headers(), error: example });
  toProblemDetails(error, { audience: 'developer' });
}
