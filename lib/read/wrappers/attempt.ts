/** How often a call was tried, as those say who try again. OpenAI's SDK and p-retry 7 do not. */
import { elements, property } from '../../values/property.js';

const mostAttempts = 1000;

function count(value: unknown): number | undefined {
  const isCount = Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostAttempts;
  return isCount ? Number(value) : undefined;
}

/** p-retry 4 to 6, LangChain 0.3's included, counts on the error itself; the Vercel AI SDK lists what it got. */
function ownAttempt(error: unknown): number | undefined {
  const counted = count(property(error, 'attemptNumber'));
  if (counted !== undefined || property(error, 'name') !== 'AI_RetryError') return counted;
  return count(elements(property(error, 'errors'), mostAttempts).length);
}

/** The number of the attempt that failed, counted from 1; `undefined` where nobody says. */
export function readAttempt(thrown: unknown): number | undefined {
  return ownAttempt(thrown) ?? ownAttempt(property(thrown, 'cause'));
}
