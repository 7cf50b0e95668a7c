/** A duration in words. */

function counted(count: number, unit: string): string {
  const whole = Math.ceil(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

/** A duration in a unit that keeps it exact enough, rounded up so that nobody comes back too early. */
export function durationWords(seconds: number): string {
  if (seconds < 120) return counted(seconds, 'second');
  if (seconds < 7200) return counted(seconds / 60, 'minute');
  return counted(seconds / 3600, 'hour');
}
