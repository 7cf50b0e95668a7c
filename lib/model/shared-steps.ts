/** Sentences that several problem types and statuses share, so that the same advice is always in the same words. */

/** A wait, as the catalogue writes it; a problem has the time itself in its place. */
export const waitTime = 'for the time in `retryAfter` (about a minute if it is missing)';

/** For limits and missing capacity. */
export const waitThenTryAgain = `Wait ${waitTime}, then try again.`;

/** For failures that usually pass within seconds. */
export const waitBriefly = 'Wait a few seconds, then try again.';

/** For failures that only the operator can fix. */
export const contactSupport = 'Contact support and include the `instance` value.';

/** For failures that may pass without anyone's help. */
export const contactSupportIfRepeated =
  'If it keeps happening, contact support and include the `instance` value.';

/** For bodies whose signature does not match. */
export const signBody = 'Sign the unmodified body with the agreed secret.';

/** Where each error is, in the member `errors`. */
export const correctListed =
  'Correct the values listed in `errors` (`pointer` is a location in the body, `parameter` a parameter of the URL).';
