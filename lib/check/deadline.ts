/** A time limit that holds even if the client ignores the signal. */

/** A time limit. */
export interface Limit {
  readonly milliseconds: number;
  /** Whether the timer keeps the process alive. */
  readonly keepsAlive: boolean;
}

/** Runs a function with a signal that aborts when the time is up; the result is then that of `late`. */
export async function withDeadline<Answer>(
  { milliseconds, keepsAlive }: Limit,
  act: (signal: AbortSignal) => Promise<Answer>,
  late: () => Answer,
): Promise<Answer> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => {
      resolve(late());
      controller.abort(new DOMException('The check took too long.', 'TimeoutError'));
    }, milliseconds);
    if (!keepsAlive) timer.unref();
  });
  try {
    return await Promise.race([act(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
