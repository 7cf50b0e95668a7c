/** Advice for a problem that a service behind this one reports: its cause is there, not in this service. */
import { waitThenTryAgain } from '../model/shared-steps.js';

/** Precedes the problem type's own meaning. */
export const reporting = 'The service behind this one reports:';

const contact = 'contact the operator of that service and include the `instance` of its problem';

/** What the operator of this service can do, in steps. */
export const relayedSolutions = {
  /** The same request may succeed later. */
  waiting: [
    waitThenTryAgain,
    `If it keeps happening, ${contact}, which is in the log of this service.`,
  ],
  /** The cause is a key, an account or a fault of that service. */
  contacting: [
    'Do not change the API key or the account of this service: the problem concerns those of the other service.',
    `To have it fixed, ${contact}, which is in the log of this service.`,
  ],
  /** The cause may be this service's request. */
  checking: [
    'Check the model, the parameters and the IDs in the request that this service sent to it.',
    `If they are correct, ${contact}, which is in the log of this service.`,
  ],
} as const;
