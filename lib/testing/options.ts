/** The options of the kit, and their checks. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { oneOf, that, type Checks } from '../values/check-options.js';
import { providerForms } from './provider-forms.js';
import type { Provider, StreamEnd } from './wire-form.js';

/** What a failed response of the API says, and whose it is: options of `failureResponse`. */
export interface ResponseOptions {
  /**
   * The `Retry-After` header, in seconds; the message states the same wait.
   * @defaultValue what the API states for this failure, if anything
   */
  readonly retryAfter?: number | undefined;
  /**
   * The request id.
   * @defaultValue 'req_0123456789abcdef'
   */
  readonly requestId?: string | undefined;
  /**
   * The message of the error, in place of the API's.
   */
  readonly message?: string | undefined;
  /**
   * Whose wire form is sent: other providers have other bodies, codes and header fields.
   * @defaultValue 'openai'
   */
  readonly provider?: Provider | undefined;
}

/** What a failure of the API says, whose it is, and how often it occurs: options of `failWith`. */
export interface FailOptions extends ResponseOptions {
  /**
   * How many calls fail; the calls after them succeed.
   * @defaultValue all
   */
  readonly times?: number | undefined;
}

/** How a stream begins and how it breaks: options of `failWith.stream`. */
export interface StreamOptions {
  /**
   * How many pieces of text arrive first.
   * @defaultValue 2
   */
  readonly after?: number | undefined;
  /**
   * How the stream ends: its connection closes (`cut`), nothing more arrives until the call is aborted (`stall`), an error event
   * (`error-event`), the token limit (`truncated`), or `response.failed` (`failed`; chat streams, which have no such event, get
   * the error).
   */
  readonly then: StreamEnd;
  /**
   * The failure that `error-event` and `failed` report.
   * @defaultValue 'internal-server-error'
   */
  readonly slug?: ProblemTypeSlug | undefined;
  /**
   * The request id.
   * @defaultValue 'req_0123456789abcdef'
   */
  readonly requestId?: string | undefined;
}

function wholeNumber(least: number): (value: unknown) => boolean {
  return (value) => Number.isSafeInteger(value) && Number(value) >= least;
}

const aName = that(
  (value) => typeof value === 'string' && /^[\x21-\x7e]+$/.test(value),
  'give a string of printable ASCII characters without spaces',
);

/** What is checked of each option of `failureResponse`. */
export const responseChecks: Checks<keyof ResponseOptions> = {
  retryAfter: that(wholeNumber(0), 'give whole seconds'),
  requestId: aName,
  message: that((value) => typeof value === 'string', 'give a string'),
  provider: oneOf(...Object.keys(providerForms)),
};

/** What is checked of each option of `failWith`. */
export const failChecks: Checks<keyof FailOptions> = {
  ...responseChecks,
  times: that(wholeNumber(1), 'give a whole number from 1'),
};

/** What is checked of each option of `failWith.stream`. */
export const streamChecks: Checks<keyof StreamOptions> = {
  after: that(wholeNumber(0), 'give a whole number'),
  then: oneOf('cut', 'stall', 'error-event', 'truncated', 'failed'),
  slug: that((value) => typeof value === 'string', 'give the slug of a problem type'),
  requestId: aName,
};
