/** Texts for end users that several problem types share, since the cause is the operator's concern alone. */
import type { PublicAdvice } from '../model/problem-type.js';

const contact =
  'If it keeps happening, contact the service and quote the `instance` of this problem.';

/** For keys, configuration and permissions: the client can do nothing about them. */
export const brokenService: PublicAdvice = {
  title: 'The service could not complete the request',
  meaning: 'The service could not complete the request because of a fault in its own setup.',
  solution: [
    'Contact the service and quote the `instance` of this problem.',
    'Do not send the same request again until the service has answered.',
  ],
};

/** For quotas, budgets and billing. */
export const exhaustedService: PublicAdvice = {
  title: 'The service is temporarily unavailable',
  meaning: 'The service has used up what it may consume and cannot answer for the time being.',
  solution: [
    'Try again much later, for example tomorrow.',
    'If it is urgent, contact the service and quote the `instance` of this problem.',
  ],
};

/** For rate limits and missing capacity. */
export const busyService: PublicAdvice = {
  title: 'The service is busy',
  meaning: 'The service has more requests than it can handle at the moment.',
  solution: [
    'Wait as long as `retryAfter` says, or a minute where it is absent, then send the request again.',
    contact,
  ],
};

/** For temporary failures of something behind the service. */
export const failingService: PublicAdvice = {
  title: 'The service could not complete the request',
  meaning: 'A system that the service depends on did not answer properly.',
  solution: ['Wait a few seconds, then send the request again.', contact],
};

/** For failures that the client's input may have caused, which only the service can tell. */
export const unsuitableRequest: PublicAdvice = {
  title: 'The request could not be processed',
  meaning: 'The service could not turn the request into one that the model accepts.',
  solution: [
    'Check the values and options in the request, and correct or leave out unusual ones.',
    contact,
  ],
};
