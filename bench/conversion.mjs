/** The conversion alone: from the SDK's error to JSON, held against the JSON of the ready object. */
import { answers, sdkError } from './errors.mjs';
import { costTable, spread, table } from './format.mjs';
import { cpuPerCall, interleave, median, ratios, repeat } from './measure.mjs';
import { developer, toProblemDetails } from './ours.mjs';

const ready = '`JSON.stringify` of the ready object';
const ours = '`toProblemDetails`';

/** Costs by name of making JSON of this error, in microseconds. */
function costsOf(error, conversions, { rounds, batch }) {
  const problem = toProblemDetails(error, developer);
  const variants = {
    [ready]: () => problem,
    [ours]: () => toProblemDetails(error, developer),
    ...conversions,
  };
  return interleave(variants, rounds, (convert) =>
    cpuPerCall(
      batch,
      repeat(() => JSON.stringify(convert(error))),
    ),
  );
}

/** Measures our own conversion of some errors, and of one of them beside other packages' conversions. */
export async function measureConversion(peers, amount) {
  const rows = [];
  for (const status of Object.keys(answers)) {
    const costs = await costsOf(sdkError(Number(status)), {}, amount);
    rows.push([status, spread(ratios(costs[ours], costs[ready]))]);
  }
  const costs = await costsOf(sdkError(429), peers, amount);
  return {
    figure: median(ratios(costs[ours], costs[ready])),
    own: table(['error', 'ratio'], rows),
    beside: costTable(costs, ready, 'µs CPU'),
  };
}
