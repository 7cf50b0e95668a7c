/** How everything that takes time is measured: variants side by side in one process, round by round. */

/** The share of additional rounds, in front, whose costs are dropped: the code is not compiled yet. */
const warmUp = 0.2;

/**
 * Runs every variant once a round, in an order that turns with the rounds, so that no variant always follows the same other one.
 * @param variants what `cost` is given, by name
 * @param cost what one run of a variant costs, in any unit
 * @returns costs by name, one a round
 */
export async function interleave(variants, rounds, cost) {
  const names = Object.keys(variants);
  const costs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -Math.ceil(rounds * warmUp); round < rounds; round += 1) {
    const first = (round + rounds) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const spent = await cost(variants[name]);
      if (round >= 0) costs[name].push(spent);
    }
  }
  return costs;
}

/** The value below which this share of the values lies. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))];
}

export function median(values) {
  return quantile(values, 0.5);
}

/** Each cost divided by the one of the same round. */
function ratios(costs, floor) {
  return costs.map((cost, round) => cost / floor[round]);
}

/** Four significant digits: more would be noise. */
export function rounded(value) {
  return Number(value.toPrecision(4));
}

/** Of each variant the median cost, and the quartiles of its ratio to one variant in the same round. */
export function summary(costs, floor) {
  return Object.fromEntries(
    Object.entries(costs).map(([name, values]) => [
      name,
      {
        cost: rounded(median(values)),
        ratio: [0.25, 0.5, 0.75].map((share) =>
          rounded(quantile(ratios(values, costs[floor]), share)),
        ),
      },
    ]),
  );
}

/** Microseconds of CPU per item, of all threads of this process: other processes do not show in it. */
export async function cpuPerItem(count, run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/** Microseconds of CPU that a function takes for each of these items. */
export function cpuOfEach(items, act) {
  return cpuPerItem(items.length, () => {
    for (const item of items) act(item);
  });
}
