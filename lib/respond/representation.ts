/** A whole response as data: status, header fields and body, independent of the framework that sends it. */
import type { HeaderFields } from '../model/representation.js';
import type { ExtensionMembers } from '../model/problem-details.js';
import type { Sendable } from '../model/sendable.js';
import { represent } from './body.js';
import { commonFields, problemFields } from './headers.js';

/** The content of a response. */
export interface Answer {
  readonly problem: Sendable;
  /** Header fields of the error. */
  readonly extra: HeaderFields;
  /** Whether the client's `Accept` header field selects the media type. */
  readonly negotiate: boolean;
  /** The app's extension members. */
  readonly members?: ExtensionMembers | undefined;
}

/** The response as data. */
export interface Representation {
  readonly status: number;
  readonly body: string;
  /** Fields that replace those of the same name. */
  readonly fields: HeaderFields;
  /** Fields that the app may have set as well: `Link` and `Vary` are extended, a challenge of the app is kept. */
  readonly shared: HeaderFields;
}

/**
 * The problem in the media type that the client prefers, with all header fields.
 * @param method of the request
 */
export function representationOf(
  { problem, extra, negotiate, members }: Answer,
  accept: unknown,
  method?: string,
): Representation {
  const { body, fields } = represent(problem, negotiate ? accept : undefined, members, method);
  const { 'Retry-After': retryAfter, ...shared } = problemFields(problem);
  return {
    status: problem.status,
    body,
    fields: {
      ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
      ...extra,
      ...fields,
      ...commonFields,
      'Content-Length': String(Buffer.byteLength(body)),
    },
    shared: negotiate ? { ...shared, Vary: 'Accept' } : { ...shared },
  };
}
