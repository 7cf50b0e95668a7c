// Finds the table of wrappers in the README.

export const readme = new URL('../README.md', import.meta.url);

/** The part between the marks. */
export const place = /(?<=<!-- wrappers -->\n\n)[^]*?(?=\n\n<!-- end of wrappers -->)/;
