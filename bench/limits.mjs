/**
 * What the package may cost, by the names that `figures.mjs` and `parts/counted.mjs` give to figures.
 *
 * A goal is what we want to reach; `docs/performance.md` shows it, and `why` if it is missed. A ceiling is what fails
 * `npm run bench -- --quick`, and exists only for what does not depend on time. Change it together with the figure, and say why.
 */

/** Ratios are multiples of what `to` names. */
export const goals = {
  'request, developer': {
    what: 'CPU of a request that fails, for developers, the worst of four errors',
    to: 'a handler by hand',
    goal: 0.98,
    why: 'The handler by hand knows its response in advance. Ours recognizes the error, reads its header fields, redacts its message and makes an ID, which outweighs the `ETag` that it does not compute. Express takes some 45 µs of a request on Node.js 20 and some 8 µs on 24, so that the same work is a larger share there.',
  },
  'request, public': {
    what: 'CPU of a request that fails, for end users, the worst of four errors',
    to: 'a handler by hand',
    goal: 0.9,
    why: 'The response is smaller and the message is not redacted, but reading and recognizing the error remains.',
  },
  'load, developer': {
    what: 'CPU of a request that fails over loopback, for developers',
    to: 'a handler by hand',
    goal: 1.03,
    why: 'The same work as without sockets, in a whole to which the operating system adds its part.',
  },
  'load, public': {
    what: 'CPU of a request that fails over loopback, for end users',
    to: 'a handler by hand',
    goal: 0.96,
    why: 'The same work as without sockets, in a whole to which the operating system adds its part.',
  },
  'conversion, object': {
    what: 'conversion of an error to an object and to JSON, the worst of 400, 429 and 500',
    to: '`JSON.stringify` of the ready object',
    goal: 4,
    why: 'JSON of a new object alone takes more than JSON of an object that has been serialized before. The 429 has the most to read (limits, waits) and a message to redact.',
  },
  'conversion, string': {
    what: 'Conversion of an error to JSON as a string, the worst of 400, 429 and 500',
    to: '`JSON.stringify` of the ready object',
    goal: 3,
    why: 'The error handler joins the JSON from prepared parts, but the package exports no function that returns it as a string.',
  },
  'start, require': {
    what: '`require` of the package',
    to: '`http-errors`',
    goal: 0.35,
    why: 'On Node.js 20, an empty file alone costs 0.28 (`require`) or 0.30 (`import`).',
  },
  'start, import': {
    what: '`import` of the package',
    to: '`http-errors`',
    goal: 0.35,
    why: 'On Node.js 20, an empty file alone costs 0.28 (`require`) or 0.30 (`import`).',
  },
  'start, handler': {
    what: 'loading the package and making an error handler, the worse of `require` and `import`',
    to: '`http-errors`',
    goal: 0.4,
    why: 'On Node.js 20, an empty file alone costs 0.28 (`require`) or 0.30 (`import`).',
  },
  'start, response': {
    what: 'loading the package up to the first response, the worse of `require` and `import`',
    to: '`http-errors`',
    goal: 2.5,
    why: 'The first error loads the core: the engine compiles the catalogue, the readers and the patterns of the redaction.',
  },
  streams: {
    what: 'CPU of 500 streams at once, the worse of both APIs',
    to: 'a loop by hand',
    goal: 1.08,
    why: 'Each item of a stream is looked at before it is written, so that errors and incomplete responses are noticed.',
  },
  'growth, message': {
    what: 'conversion with a message of 10 MB',
    to: 'one with 16 kB',
    goal: 1.1,
    why: 'The SDK puts the status in front of the message. The engine joins the two strings when the message is first read, which copies it: about half a nanosecond per character.',
  },
  'growth, headers': {
    what: 'conversion with 100 header fields',
    to: 'one with 22',
    goal: 1.1,
    why: 'Walking over all header fields sorts them first.',
  },
  'growth, causes': {
    what: 'conversion of an error in 1,000 others',
    to: 'one in 100',
    goal: 1.1,
    why: 'The chain of causes is followed for 64 errors; what remains is the memory of the others.',
  },
  'growth, types': {
    what: 'conversion in an app with 5,000 problem types',
    to: 'one with none',
    goal: 1.1,
  },
  'allocated for a 429': {
    what: 'memory allocated for a 429',
    unit: 'kB',
    goal: 6,
    why: 'Each step from the error to JSON makes an object: the failure, its limits and waits, the problem details, the JSON itself.',
  },
  'allocated for a 400': {
    what: 'memory allocated for a 400',
    unit: 'kB',
    goal: 3,
    why: 'Each step from the error to JSON makes an object: the failure, the problem details, the JSON itself.',
  },
  packed: {
    what: 'the package, packed',
    unit: 'kB',
    goal: 115,
    why: 'The core is 108 kB, compressed: texts for two audiences, the phrases that recognize errors, the rules of the redaction. The declarations with their docstrings are 27 kB, the README 5 kB.',
  },
};

/**
 * Allocations differ by up to 1.5 % from run to run, and by up to 7.5 % from Node.js 20 to 26; the ceiling is 5 % above the largest
 * figure of all four majors.
 */
export const ceilings = {
  packed: { what: 'package, packed, kB', ceiling: 220 },
  unpacked: { what: 'package, unpacked, kB', ceiling: 700 },
  'gzip of openai-problem-details': {
    what: 'main entry, minified and compressed, kB',
    ceiling: 112,
  },
  'gzip of openai-problem-details/streaming': {
    what: '`/streaming` without the main entry, minified and compressed, kB',
    ceiling: 6,
  },
  'gzip of openai-problem-details/client': {
    what: '`/client`, minified and compressed, kB',
    ceiling: 2.85,
  },
  dependencies: { what: 'production dependencies', ceiling: 1 },
  'dependencies loaded': {
    what: 'files of dependencies loaded before the first error',
    ceiling: 0,
  },
  'files by import of openai-problem-details': { what: 'files loaded by `import`', ceiling: 1 },
  'files by import of openai-problem-details, with a handler': {
    what: 'files loaded by `import`, with a handler',
    ceiling: 1,
  },
  'files by import of openai-problem-details, up to the first response': {
    what: 'files loaded by `import`, up to the first response',
    ceiling: 2,
  },
  'files by import of openai-problem-details/streaming': {
    what: 'files loaded by `import` of `/streaming`',
    ceiling: 4,
  },
  'files by import of openai-problem-details/client': {
    what: 'files loaded by `import` of `/client`',
    ceiling: 1,
  },
  'files by require of openai-problem-details': { what: 'files loaded by `require`', ceiling: 1 },
  'files by require of openai-problem-details, with a handler': {
    what: 'files loaded by `require`, with a handler',
    ceiling: 1,
  },
  'files by require of openai-problem-details, up to the first response': {
    what: 'files loaded by `require`, up to the first response',
    ceiling: 2,
  },
  'files by require of openai-problem-details/streaming': {
    what: 'files loaded by `require` of `/streaming`',
    ceiling: 2,
  },
  'files by require of openai-problem-details/client': {
    what: 'files loaded by `require` of `/client`',
    ceiling: 1,
  },
  'growth in characters': {
    what: 'characters that patterns look at: of a message of 10 MB, to one of 16 kB',
    ceiling: 1,
  },
  'allocated for a 429': { what: 'memory allocated for a 429, kB', ceiling: 15.1 },
  'allocated for a 400': { what: 'memory allocated for a 400, kB', ceiling: 6.8 },
};
