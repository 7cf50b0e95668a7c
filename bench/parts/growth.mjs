/** What a conversion costs if something grows that others decide on. */
import { generated } from '../apparatus/generated.mjs';
import { cpuOfEach, interleave, summary } from '../apparatus/measure.mjs';
import { developer, toProblemDetails } from '../apparatus/ours.mjs';
import { several } from '../apparatus/several.mjs';

const kB = 1000;

/** A function that makes errors with a message of so many characters, which is parsed only once. */
function longMessage(length) {
  const text = 'The prompt is wrong. '.repeat(length / 21 + 1).slice(0, length);
  // In memory as one piece, as a parsed body has it.
  const message = Buffer.from(text).toString();
  return () => generated(400, { body: { message, type: 'invalid_request_error' } });
}

/** An error with a message of so many characters. */
export function withMessage(length) {
  return longMessage(length)();
}

function withHeaders(count) {
  const fields = Array.from({ length: count }, (_, index) => [`x-header-${index}`, 'value']);
  return generated(429, { fields: Object.fromEntries(fields) });
}

function wrapped(depth) {
  let error = generated(429);
  for (let index = 0; index < depth; index += 1) error = new Error('It failed.', { cause: error });
  return error;
}

/** Problem types of an app, in addition to those of the catalogue. */
function withTypes(count) {
  const type = {
    title: 'A problem of the app',
    status: 429,
    fixableBy: 'operator',
    retryable: false,
    meaning: 'Something happened.',
    solution: ['Do something about it.'],
  };
  const own = Array.from({ length: count }, (_, index) => [
    `own-${index}`,
    { ...type, upstream: [{ status: 429, code: `own_code_${index}` }] },
  ]);
  return { ...developer, problemTypes: Object.fromEntries(own) };
}

/** What grows, how errors and options follow from its size, and the size that the others are held against. */
const dimensions = {
  'characters of the message': {
    sizes: [100, kB, 4 * kB, 16 * kB, 100 * kB, 1000 * kB, 10_000 * kB],
    from: 16 * kB,
    of: (size) => ({ make: longMessage(size) }),
  },
  'header fields': {
    sizes: [0, 10, 22, 100],
    from: 22,
    of: (size) => ({ make: () => withHeaders(size) }),
  },
  'errors around it': {
    sizes: [0, 1, 10, 100, 1000],
    from: 100,
    of: (size) => ({ make: () => wrapped(size) }),
  },
  'problem types of the app': {
    sizes: [0, 500, 5000],
    from: 0,
    of: (size) => ({ make: () => generated(429), options: withTypes(size) }),
  },
};

async function grow({ sizes, from, of }, { rounds, batch }) {
  const variants = Object.fromEntries(
    sizes.map((size) => [size, { options: developer, ...of(size) }]),
  );
  const costs = await interleave(variants, rounds, async ({ make, options }) =>
    cpuOfEach(await several(batch, make), (error) => toProblemDetails(error, options)),
  );
  return { from, sizes: summary(costs, from) };
}

/** Measures growth in every dimension, with errors that were never read before. */
export async function measureGrowth(amount) {
  // Nobody reads the stacks of a thousand errors, but to collect them takes time that would be counted.
  Error.stackTraceLimit = 0;
  const grown = {};
  for (const [what, dimension] of Object.entries(dimensions))
    grown[what] = await grow(dimension, amount);
  return grown;
}
