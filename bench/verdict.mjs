/** Figures beside their goals and ceilings. */
import { figure, table } from './format.mjs';
import { limits } from './limits.mjs';

function judge(value, goal) {
  if (goal === undefined) return '';
  if (value <= goal) return 'met';
  return goal === 0 ? 'missed' : `missed by ${figure((value / goal - 1) * 100)} %`;
}

/** The limits whose figure is known, with it. */
function known(figures) {
  return Object.entries(limits)
    .filter(([name]) => figures[name] !== undefined)
    .map(([name, limit]) => ({ ...limit, value: figures[name] }));
}

/** Every figure beside its goal and its ceiling. */
export function verdicts(figures) {
  const rows = known(figures).map(({ what, value, goal, ceiling }) => [
    what,
    figure(value),
    goal ?? '',
    judge(value, goal),
    ceiling ?? '',
  ]);
  return table(['', 'figure', 'goal', 'verdict', 'ceiling'], rows);
}

/** What stands in the way of each goal that is missed. */
export function obstacles(figures) {
  return known(figures)
    .filter(({ value, goal, obstacle }) => value > goal && obstacle !== undefined)
    .map(({ what, obstacle }) => `- **${what}**: ${obstacle}`);
}

/** A sentence for each figure above its ceiling, and for each that has none in the table. */
export function excesses(figures) {
  const strangers = Object.keys(figures).filter((name) => !Object.hasOwn(limits, name));
  return [
    ...known(figures)
      .filter(({ value, ceiling }) => value > ceiling)
      .map(({ what, value, ceiling }) => `${what}: ${value} is above the ceiling of ${ceiling}`),
    ...strangers.map((name) => `${name}: no such row in bench/limits.mjs`),
  ];
}
