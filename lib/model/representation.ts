/** What is sent: header fields, and a body with the fields that belong to it. */

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** A body and the header fields that belong to it. */
export interface Represented {
  readonly body: string;
  readonly fields: HeaderFields;
}
