/** Our own goals, how far they are reached, and why not further. */
import { figuresOf } from '../figures.mjs';
import { goals } from '../limits.mjs';
import { figure, listed, major, table } from './format.mjs';

/** A figure with its unit; one that has none is a ratio. */
function withUnit(value, { unit }) {
  if (value === undefined) return 'not offered';
  return unit === undefined ? value.toFixed(2) : `${figure(value)} ${unit}`;
}

const capitalized = (text) => text[0].toUpperCase() + text.slice(1);

/** Whether the figure, as it is shown, is within the goal. */
function isReached(value, goal) {
  return value !== undefined && Number(value.toFixed(2)) <= goal.goal;
}

/** The sentence about a goal that some version of Node.js misses. */
function missed(name, goal, figures) {
  const over = Object.entries(figures).filter(([, values]) => !isReached(values[name], goal));
  if (over.length === 0) return [];
  if (over.every(([, values]) => values[name] === undefined))
    return [`- **${capitalized(goal.what)}**: not offered. ${goal.why}`];
  const misses = over.map(
    ([version, values]) => `${withUnit(values[name], goal)} on ${major(version)}`,
  );
  return [
    `- **${capitalized(goal.what)}**: ${listed(misses)} instead of ${withUnit(goal.goal, goal)}. ${goal.why ?? ''}`.trimEnd(),
  ];
}

/** The section about goals. */
export function goalsSection({ nodes, weight }) {
  const figures = Object.fromEntries(
    Object.entries(nodes).map(([version, measured]) => [version, figuresOf(measured, weight)]),
  );
  const rows = Object.entries(goals).map(([name, goal]) => [
    capitalized(goal.what),
    goal.to ?? '',
    withUnit(goal.goal, goal),
    ...Object.values(figures).map((values) => withUnit(values[name], goal)),
  ]);
  const misses = Object.entries(goals).flatMap(([name, goal]) => missed(name, goal, figures));
  const reasons =
    misses.length === 0 ? 'All of them are reached.' : `Not reached yet:\n\n${misses.join('\n')}`;
  return `${table(['', 'compared with', 'goal', ...Object.keys(nodes).map(major)], rows)}\n\n${reasons}`;
}
