/** What a conversion costs where something grows that others decide on. */
import { sdkError } from './errors.mjs';
import { figure, table } from './format.mjs';
import { cpuPerCall, interleave, median, ratios, repeat } from './measure.mjs';
import { developer, toProblemDetails } from './ours.mjs';

const kB = 1000;

/** An error with a message of so many characters. */
export function withMessage(length) {
  const message = 'The prompt is wrong. '.repeat(length / 21 + 1).slice(0, length);
  // In memory as one piece, as a parsed body has it.
  return sdkError(400, { message: Buffer.from(message).toString(), type: 'invalid_request_error' });
}

function withHeaders(count) {
  const fields = Array.from({ length: count }, (_, index) => [`x-header-${index}`, 'value']);
  return sdkError(429, undefined, new Headers(fields));
}

function wrapped(depth) {
  let error = sdkError(429);
  for (let index = 0; index < depth; index += 1) error = new Error('It failed.', { cause: error });
  return error;
}

/** An app's own problem types, beside those of the catalogue. */
function withRows(count) {
  const row = {
    title: 'A problem of the app’s own',
    status: 429,
    fixableBy: 'operator',
    retryable: false,
    meaning: 'Something happened.',
    solution: ['Do something about it.'],
  };
  const own = Array.from({ length: count - 57 }, (_, index) => [
    `own-${index}`,
    { ...row, upstream: [{ status: 429, code: `own_code_${index}` }] },
  ]);
  return { ...developer, problemTypes: Object.fromEntries(own) };
}

/** What grows, and how the error and the options follow from its size; the first size that is large is what growth is held against. */
const dimensions = [
  {
    what: 'characters of the message',
    sizes: [100, kB, 4 * kB, 16 * kB, 100 * kB, 1000 * kB, 10_000 * kB],
    from: 16 * kB,
    of: (size) => ({ error: withMessage(size) }),
  },
  { what: 'headers', sizes: [0, 10, 100], from: 0, of: (size) => ({ error: withHeaders(size) }) },
  {
    what: 'causes around it',
    sizes: [0, 1, 10, 100, 1000],
    from: 10,
    of: (size) => ({ error: wrapped(size) }),
  },
  {
    what: 'rows of the catalogue',
    sizes: [57, 500, 5000],
    from: 57,
    of: (size) => ({ error: sdkError(429), options: withRows(size) }),
  },
];

async function grow({ what, sizes, from, of }, { rounds, batch }) {
  const variants = Object.fromEntries(
    sizes.map((size) => {
      const { error, options = developer } = of(size);
      return [size, () => toProblemDetails(error, options)];
    }),
  );
  const costs = await interleave(variants, rounds, (run) => cpuPerCall(batch, repeat(run)));
  const ratioOf = (size) => median(ratios(costs[size], costs[from]));
  const rows = sizes.map((size) => [
    size.toLocaleString('en'),
    figure(ratioOf(size)),
    figure(median(costs[size])),
  ]);
  return {
    last: ratioOf(sizes.at(-1)),
    table: table([what, `ratio to ${from.toLocaleString('en')}`, 'µs CPU'], rows),
  };
}

/** Measures growth in every dimension; the figure is that of the message. */
export async function measureGrowth(amount) {
  const grown = [];
  for (const dimension of dimensions) grown.push(await grow(dimension, amount));
  return { figure: grown[0].last, tables: grown.map((one) => one.table) };
}
