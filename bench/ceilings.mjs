/** Figures alongside their ceilings. */
import { figure, table } from './document/format.mjs';

/** Every figure with its ceiling. */
export function ceilingTable(figures, ceilings) {
  const rows = Object.entries(ceilings).map(([name, { what, ceiling }]) => [
    what,
    figure(figures[name]),
    ceiling,
  ]);
  return table(['', 'figure', 'ceiling'], rows);
}

/** A sentence for each figure that is above its ceiling, or is missing, or has no ceiling. */
export function excesses(figures, ceilings) {
  const limited = Object.entries(ceilings).flatMap(([name, { what, ceiling }]) => {
    const value = figures[name];
    if (value <= ceiling) return [];
    return typeof value === 'number'
      ? [`${what}: ${value} is above the ceiling of ${ceiling}.`]
      : [`${what}: was not measured.`];
  });
  const unlimited = Object.keys(figures).filter((name) => !Object.hasOwn(ceilings, name));
  return [...limited, ...unlimited.map((name) => `${name}: has no ceiling in bench/limits.mjs.`)];
}
