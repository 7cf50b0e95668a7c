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
      'The handler by hand knows its answer beforehand. Ours recognises the error, reads its headers and takes secrets out of its message, which outweighs the ETag that it spares; it also sets two fields more.',
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
      'JSON of a fresh object takes 1.1 of it already, so that 0.9 would be left for all else. Of the rest the redaction takes a quarter, since several patterns must see the whole message; reading the error and its headers takes two fifths, some ten steps of about equal size.',
  },
  import: {
    what: 'import of the main entry, ms of CPU',
    goal: 3,
    obstacle:
      'Compiling 174 kB takes two thirds of what `require` takes, of which the catalogue is a quarter; making its rows and patterns takes the rest. A file of 8 kB alone takes 2 ms as CommonJS, and 4 ms as an ES module.',
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
    ceiling: 220, // 250 before modules were carried once and names were shortened
    obstacle:
      'The main entry (52 kB) and the README (16 kB) alone are more. The declarations with their comments are some 25 kB, the program, pages and the other entries 45 kB. Without the names of functions the main entry would be 4 kB smaller; stacks could not be read.',
  },
  unpacked: { what: 'package, unpacked, kB', ceiling: 700 }, // 620 before logs by default, sentences, redaction by rules and cooldowns; 550 before the testing kit
  'gzip of openai-problem-details': {
    what: 'main entry, minified and compressed, kB',
    goal: 14,
    ceiling: 110, // 95 before the phrase book was made when the package is built; 60 before logs by default, sentences and redaction by rules; 54.5 before catch blocks, members and other errors came; 31 before more providers, wrappers, results and content filters were known, and pages and logging came
    obstacle:
      'The catalogue, with its texts for two audiences and other providers and its signatures, is 20 kB, compressed. To read what SDKs, wrappers and gateways throw takes another 13 kB.',
  },
  'gzip of openai-problem-details/streaming': {
    what: '`/streaming` beside it, kB',
    ceiling: 6, // 5.4 before it found its way through the app's own error handlers; 4.9 before results that are none, and validation
  },
  'gzip of openai-problem-details/client': { what: '`/client`, kB', ceiling: 2.8 }, // 2.5 before it found problems in what client libraries throw
  dependencies: { what: 'production dependencies', goal: 1, ceiling: 1 },
  'dependencies loaded': { what: 'files of dependencies loaded at import', goal: 0, ceiling: 0 },
  'files by import of openai-problem-details': { what: 'files loaded by `import`', ceiling: 1 },
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
};
