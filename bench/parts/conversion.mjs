/** The conversion alone: from an error of the SDK to JSON, held against the JSON of the ready object. */
import { calling, failing, kinds } from '../apparatus/errors.mjs';
import { cpuOfEach, interleave, summary } from '../apparatus/measure.mjs';
import { converted, ready } from '../apparatus/names.mjs';
import { developer, toProblemDetails } from '../apparatus/ours.mjs';
import { peerConversions } from '../apparatus/peers.mjs';
import { several } from '../apparatus/several.mjs';

/** Costs of making JSON of new errors, in microseconds. */
async function costsOf(make, { rounds, batch }, peers = {}) {
  const problem = toProblemDetails(await make(), developer);
  const variants = {
    [ready]: () => problem,
    [converted]: (error) => toProblemDetails(error, developer),
    ...peers,
  };
  const costs = await interleave(variants, rounds, async (convert) =>
    cpuOfEach(await several(batch, make), (error) => JSON.stringify(convert(error))),
  );
  return summary(costs, ready);
}

/** Measures our own conversion of every kind of error, and of one kind alongside other packages' conversions. */
export async function measureConversion(amount) {
  const own = {};
  for (const sdk of [6, 7])
    for (const kind of kinds)
      own[`${kind}, openai ${sdk}`] = await costsOf(await failing(kind, sdk), amount);
  own['429, openai 6, from a call'] = await costsOf(await calling('429'), amount);
  return { own, peers: await costsOf(await failing('429'), amount, peerConversions) };
}
