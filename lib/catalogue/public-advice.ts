/** Advice for end users that several problem types share, since only the operator can fix the cause. */
import type { PublicAdvice } from '../model/problem-type.js';
import {
  contactSupport,
  contactSupportIfRepeated,
  waitBriefly,
  waitThenTryAgain,
} from '../model/shared-steps.js';

const doNotRepeat = 'Do not send the same request again until the problem is fixed.';

/** For keys, configuration and permissions: the client can do nothing about them. */
export const brokenService: PublicAdvice = {
  title: 'The service could not complete the request',
  meaning: 'The service could not complete the request because of a problem on its side.',
  solution: [contactSupport, doNotRepeat],
};

/** Restrictions of the operator's account. */
export const restrictedService: PublicAdvice = {
  title: 'The service is temporarily unavailable',
  meaning: 'The service cannot process requests at the moment.',
  solution: [contactSupport, doNotRepeat],
};

/** For quotas, budgets and billing. */
export const exhaustedService: PublicAdvice = {
  title: 'The service is temporarily unavailable',
  meaning: 'The service has reached its usage limit and is temporarily unavailable.',
  solution: [
    'Try again much later, for example tomorrow.',
    'If it is urgent, contact support and include the `instance` value.',
  ],
};

/** For rate limits and missing capacity. */
export const busyService: PublicAdvice = {
  title: 'The service is busy',
  meaning: 'The service is receiving more requests than it can handle.',
  solution: [waitThenTryAgain, contactSupportIfRepeated],
};

/** For temporary failures of a system that the service depends on. */
export const failingService: PublicAdvice = {
  title: 'The service could not complete the request',
  meaning: 'A system that the service depends on did not respond properly.',
  solution: [waitBriefly, contactSupportIfRepeated],
};

/** For failures that the client's input may have caused, which only the service can find out. */
export const unsuitableRequest: PublicAdvice = {
  title: 'The request could not be processed',
  meaning: 'The service could not process the request in its current form.',
  solution: ['Correct or remove unusual values and options.', contactSupportIfRepeated],
};
