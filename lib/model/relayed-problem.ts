/** The problem of another service that uses this package, as it is read back from that service's response. */

/** What another service reports in a problem of this package. Strings are as that service sent them. */
export interface RelayedProblem {
  /** The slug at the end of the problem's `type`; not necessarily one that this app knows. */
  readonly slug: string;
  /** The problem's status. */
  readonly status: number;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** The URI under which that service has logged the occurrence; `undefined` if it is not a URI reference. */
  readonly instance: string | undefined;
}
