/** How everything is measured that takes time: variants side by side in one process, round by round. */

/** The part of the rounds, in front, whose costs are dropped: the code is not compiled yet. */
const warmUp = 0.2;

/**
 * Runs every variant once a round, in an order that turns with the rounds, so that none always comes after the same other.
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

/** The lower quartile, the median, the upper quartile. */
export function quartiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.25, 0.5, 0.75].map((part) => sorted[Math.round(part * (sorted.length - 1))]);
}

export function median(values) {
  return quartiles(values)[1];
}

/** Each cost by the one of the same round. */
export function ratios(costs, floor) {
  return costs.map((cost, round) => cost / floor[round]);
}

/** Microseconds of CPU, of all threads of this process, that one of so many calls takes: other processes do not show in it. */
export async function cpuPerCall(calls, run) {
  const before = process.cpuUsage();
  await run(calls);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

/** Calls it so many times. */
export function repeat(run) {
  return (count) => {
    for (let index = 0; index < count; index += 1) run();
  };
}
