/**
 * Bytes that a conversion allocates: `node --expose-gc --min-semi-space-size=128 --max-semi-space-size=256 allocation.mjs`. The young generation is
 * so large that nothing is collected while the conversions run, and the heap grows by exactly what they allocate.
 */
import { generated } from './generated.mjs';
import { median } from './measure.mjs';
import { developer, toProblemDetails } from './ours.mjs';

const conversions = 1000;
/** After so many windows the code is compiled as it stays. */
const warmUp = 12;
const windows = 7;

function bytesPerConversion(status) {
  const errors = Array.from({ length: conversions }, () => generated(status));
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (const error of errors) JSON.stringify(toProblemDetails(error, developer));
  return (process.memoryUsage().heapUsed - before) / conversions;
}

function measure(status) {
  const bytes = [];
  for (let index = 0; index < warmUp + windows; index += 1) bytes.push(bytesPerConversion(status));
  return median(bytes.slice(warmUp));
}

const figures = {};
for (const status of [429, 400]) figures[status] = measure(status);
console.log(JSON.stringify(figures));
