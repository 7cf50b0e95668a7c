/** A whole response as data: its status, its header fields and its body, whatever it is sent with. */
import type { HeaderFields } from '../model/representation.js';
import type { ExtensionMembers } from '../model/problem-details.js';
import type { Sendable } from '../model/sendable.js';
import { represent } from './body.js';
import { commonFields, problemFields } from './headers.js';

/** What the response is made of. */
export interface Answer {
  readonly problem: Sendable;
  /** Header fields that the error brought. */
  readonly extra: HeaderFields;
  /** Whether the client's `Accept` header field chooses the form. */
  readonly negotiate: boolean;
  /** Extension members of the app's own. */
  readonly members?: ExtensionMembers | undefined;
}

/** The response as data. */
export interface Representation {
  readonly status: number;
  readonly body: string;
  /** What replaces a field of the same name. */
  readonly fields: HeaderFields;
  /** What an app may have said of its own: `Link` and `Vary` are added to that, a challenge gives way to it. */
  readonly shared: HeaderFields;
}

/** The problem in the form that the client prefers, with all header fields that belong to it. */
export function representationOf(
  { problem, extra, negotiate, members }: Answer,
  accept: unknown,
): Representation {
  const { body, fields } = represent(problem, negotiate ? accept : undefined, members);
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
