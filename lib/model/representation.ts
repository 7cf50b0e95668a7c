/** The parts of a response: header fields, and a body with the fields that describe it. */

/** Looks up a header by its lower-case name; returns `undefined` if it is absent or not a string. */
export type HeaderLookup = (name: string) => string | undefined;

/** A lookup that finds no header fields. */
export const noHeaders: HeaderLookup = () => undefined;

/** Header fields by name. */
export type HeaderFields = Readonly<Record<string, string>>;

/** A body and the header fields that describe it. */
export interface Represented {
  readonly body: string;
  readonly fields: HeaderFields;
}
