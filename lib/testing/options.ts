/** The options of the testing kit, and their checks. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { oneOf, that, type Checks } from '../values/check-options.js';
import { providerForms } from './provider-forms.js';
import type { Provider, StreamEnd } from './wire-form.js';

/** Options of `failureResponse`: the content of the failure, and its provider. */
export interface ResponseOptions {
  /**
   * The `Retry-After` header, in whole seconds; the message states the same wait.
   * @defaultValue the wait that the API states for this failure, if any
   */
  readonly retryAfter?: number | undefined;
  /**
   * The request id, in the provider's header.
   * @defaultValue 'req_0123456789abcdef'
   */
  readonly requestId?: string | undefined;
  /**
   * The error's message, which replaces the API's.
   * @defaultValue the API's message for this failure
   */
  readonly message?: string | undefined;
  /**
   * The provider whose wire form to use: providers differ in bodies, codes and headers.
   * @defaultValue 'openai'
   */
  readonly provider?: Provider | undefined;
}

/** Options of `failWith`: the content of the failure, its provider, and how often it occurs. */
export interface FailOptions extends ResponseOptions {
  /**
   * The number of calls that fail; later calls succeed.
   * @defaultValue all calls fail
   */
  readonly times?: number | undefined;
}

/** Options of `failWith.stream`: when and how the stream breaks. */
export interface StreamOptions {
  /**
   * The number of text pieces that arrive before the stream breaks.
   * @defaultValue 2
   */
  readonly after?: number | undefined;
  /**
   * How the stream breaks: the connection closes (`cut`), nothing more arrives until the call is aborted (`stall`), an error event
   * arrives (`error-event`), the output hits the token limit (`truncated`), or `response.failed` arrives (`failed`; chat streams
   * have no such event and get the error event).
   */
  readonly then: StreamEnd;
  /**
   * The failure that `error-event` and `failed` report.
   * @defaultValue 'internal-server-error'
   */
  readonly slug?: ProblemTypeSlug | undefined;
  /**
   * The request id, in the header `x-request-id`.
   * @defaultValue 'req_0123456789abcdef'
   */
  readonly requestId?: string | undefined;
}

function wholeNumber(least: number): (value: unknown) => boolean {
  return (value) => Number.isSafeInteger(value) && Number(value) >= least;
}

const aName = that(
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  'expected a string of printable ASCII characters without spaces',
);

/** The check of each option of `failureResponse`. */
export const responseChecks: Checks<keyof ResponseOptions> = {
  retryAfter: that(wholeNumber(0), 'expected whole seconds'),
  requestId: aName,
  message: that((value) => typeof value === 'string', 'expected a string'),
  provider: oneOf(...Object.keys(providerForms)),
};

/** The check of each option of `failWith`. */
export const failChecks: Checks<keyof FailOptions> = {
  ...responseChecks,
  times: that(wholeNumber(1), 'expected a whole number of at least 1'),
};

/** The check of each option of `failWith.stream`. */
export const streamChecks: Checks<keyof StreamOptions> = {
  after: that(wholeNumber(0), 'expected a whole number'),
  then: oneOf('cut', 'stall', 'error-event', 'truncated', 'failed'),
  slug: that((value) => typeof value === 'string', 'expected the slug of a problem type'),
  requestId: aName,
};
