/** How header fields are looked up, whatever keeps them. */

/** Looks a header up by its lower-case name; `undefined` where it is absent or no string. */
export type HeaderLookup = (name: string) => string | undefined;

/** Where there are no header fields. */
export const noHeaders: HeaderLookup = () => undefined;
