/** What is sent: header fields, and a body with the fields that belong to it. */

/** Looks a header up by its lower-case name; `undefined` where it is absent or no string. */
export type HeaderLookup = (name: string) => string | undefined;

/** Where there are no header fields. */
export const noHeaders: HeaderLookup = () => undefined;

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** A body and the header fields that belong to it. */
export interface Represented {
  readonly body: string;
  readonly fields: HeaderFields;
}
