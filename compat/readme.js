// Where the README has the table of wrappers.

export const readme = new URL('../README.md', import.meta.url);

/** The place between the marks. */
export const place = /(?<=<!-- wrappers -->\n\n)[^]*?(?=\n\n<!-- end of wrappers -->)/;
