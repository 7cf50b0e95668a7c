/** The problem of a stream that ended too early, which no server could tell any more. */
import { defaultTypeBase } from '../catalogue/type-uri.js';
import type { ProblemDetails } from '../model/problem-details.js';

/** The catalogue's `stream-interrupted` in the words for the public; copied, since the catalogue would weigh too much here. */
export const streamInterrupted: ProblemDetails = {
  type: `${defaultTypeBase}stream-interrupted`,
  title: 'The answer stream broke off',
  status: 502,
  instance: '',
  meaning: 'The answer broke off, so only a part of it arrived.',
  solution: [
    'Treat what has arrived as incomplete.',
    'Send the request again.',
    'If it keeps happening, contact the service and quote the `instance` of this problem.',
  ],
  fixableBy: 'provider',
  retryable: true,
};
