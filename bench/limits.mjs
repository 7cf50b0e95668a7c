/**
 * What the package may cost. A ceiling holds for what is the same in every run, and fails the quick form where it is
 * exceeded: it is raised in the same change as the figure, with the reason. A goal is where the figure should go.
 */

/** Names of figures as `counted.mjs` gives them, and of the ratios that only a measurement gives. */
export const limits = {
  cpu: {
    what: 'CPU of a request without sockets, to `res.send` by hand',
    goal: 0.92,
    obstacle:
      'The handler by hand knows its answer beforehand. Ours recognises the error, reads its headers and takes secrets out of its message, which outweighs the ETag that it spares.',
  },
  'cpu over sockets': {
    what: 'CPU of a request over loopback, to `res.send` by hand',
    goal: 0.92,
    obstacle: 'The same, in a whole that the kernel’s part makes larger.',
  },
  conversion: {
    what: 'conversion, to `JSON.stringify` of the ready object',
    goal: 2,
    obstacle:
      'The redaction takes two fifths of it, since several patterns run through the whole message; reading the rate-limit headers takes a quarter.',
  },
  import: {
    what: 'import of the main entry, ms of CPU',
    goal: 3,
    obstacle: 'An import reads and compiles 110 kB, and freezes the catalogue row by row.',
  },
  growth: { what: 'conversion of a message of 10 MB, to one of 16 kB', goal: 1.1 },
  'growth in characters': {
    what: 'characters that patterns look at, of 10 MB to 16 kB',
    goal: 1,
    ceiling: 1,
  },
  packed: {
    what: 'package, packed, kB',
    goal: 45,
    ceiling: 114,
    obstacle:
      'The code is there twice, as ES modules and as CommonJS (33 kB each, packed), and so are the declarations, one file a module with its comments (23 kB each).',
  },
  unpacked: { what: 'package, unpacked, kB', ceiling: 465 },
  'gzip of openai-problem-details': {
    what: 'main entry, minified and compressed, kB',
    goal: 14,
    ceiling: 31,
    obstacle:
      'The catalogue alone, with its texts for two audiences and its signatures, takes 16 kB.',
  },
  'gzip of openai-problem-details/streaming': {
    what: '`/streaming` beside it, kB',
    ceiling: 4.9,
  },
  'gzip of openai-problem-details/client': { what: '`/client`, kB', ceiling: 2.5 },
  dependencies: { what: 'production dependencies', goal: 1, ceiling: 1 },
  'dependencies loaded': { what: 'files of dependencies loaded at import', goal: 0, ceiling: 0 },
  'files by import of openai-problem-details': { what: 'files loaded by `import`', ceiling: 3 },
  'files by require of openai-problem-details': { what: 'files loaded by `require`', ceiling: 1 },
  'files by import of openai-problem-details/streaming': {
    what: 'files loaded by `import` of `/streaming`',
    ceiling: 4,
  },
  'files by require of openai-problem-details/streaming': {
    what: 'files loaded by `require` of `/streaming`',
    ceiling: 2,
  },
  'files by import of openai-problem-details/client': {
    what: 'files loaded by `import` of `/client`',
    ceiling: 1,
  },
  'files by require of openai-problem-details/client': {
    what: 'files loaded by `require` of `/client`',
    ceiling: 1,
  },
  'patterns run on the 400': { what: 'patterns run to convert the 400', ceiling: 60 },
  'patterns run on the 429': { what: 'patterns run to convert the 429', ceiling: 54 },
  'patterns run on the 500': { what: 'patterns run to convert the 500', ceiling: 41 },
  'characters seen of the 400': {
    what: 'characters that they look at, of the 400',
    ceiling: 3300,
  },
  'characters seen of the 429': {
    what: 'characters that they look at, of the 429',
    ceiling: 4300,
  },
  'characters seen of the 500': {
    what: 'characters that they look at, of the 500',
    ceiling: 2200,
  },
};
