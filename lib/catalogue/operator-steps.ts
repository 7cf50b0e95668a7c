/** Advice to the operator that several problem types share. */
import { waitTime } from '../model/shared-steps.js';

/** For limits and missing capacity. */
export const waitThenBackOff = `Wait ${waitTime}, then retry with exponential backoff and jitter.`;

/** For failures that may pass soon. */
export const retryWithBackoff = 'Retry with exponential backoff.';

/** For failures of the provider. */
export const checkStatusPage = 'Check the OpenAI status page.';

/** For failures that only the provider can explain. */
export const contactProvider =
  'If it persists, contact OpenAI support with the request ID, the model and the time.';
