/** What is said of a problem that a service behind this one reports: its cause is there, not in this service. */

/** What stands in front of the problem type's own meaning. */
export const reporting = 'The service behind this one reports:';

const contact = 'contact the operator of that service and quote its `instance`';

/** What the operator of this service can do, in steps. */
export const relayedSolutions = {
  /** The same request may succeed later. */
  waiting: [
    'Wait at least as long as the Retry-After header says, then send the request again.',
    `If it keeps happening, ${contact}, which the log of this service has.`,
  ],
  /** The cause is a key, an account or a fault there. */
  contacting: [
    'Leave the key and the account of this service as they are: those of the other service are meant.',
    `To have the cause removed, ${contact}, which the log of this service has.`,
  ],
  /** The cause may be what this service asked for. */
  checking: [
    'Check the model, the parameters and the IDs in the request that this service sent to it.',
    `If they are correct, ${contact}, which the log of this service has.`,
  ],
} as const;
