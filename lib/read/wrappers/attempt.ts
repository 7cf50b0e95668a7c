/** The number of attempts, as libraries that retry report it. OpenAI's SDK and p-retry 7 do not. */
import { elements, property } from '../../values/property.js';

const mostAttempts = 1000;

function count(value: unknown): number | undefined {
  const isCount = Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostAttempts;
  return isCount ? Number(value) : undefined;
}

/** p-retry 4 to 6, including LangChain 0.3's, sets the number on the error; the Vercel AI SDK lists the errors of all attempts. */
function ownAttempt(error: unknown): number | undefined {
  const counted = count(property(error, 'attemptNumber'));
  if (counted !== undefined || property(error, 'name') !== 'AI_RetryError') return counted;
  return count(elements(property(error, 'errors'), mostAttempts).length);
}

/** The number of the attempt that failed, starting at 1; `undefined` if it is unknown. */
export function readAttempt(thrown: unknown): number | undefined {
  return ownAttempt(thrown) ?? ownAttempt(property(thrown, 'cause'));
}
