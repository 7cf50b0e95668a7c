// Where the guide has the table of wrappers.

export const guide = new URL('../docs/wrappers.md', import.meta.url);

/** The part between the marks. */
export const place = /(?<=<!-- wrappers -->\n\n)[^]*?(?=\n\n<!-- end of wrappers -->)/;
