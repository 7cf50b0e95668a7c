/** The CPU time of this process, in which other processes do not show. */

/** The CPU time spent so far, in milliseconds. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
