/** A time limit that holds whatever the client does. */

/** How long something may take. */
export interface Limit {
  readonly milliseconds: number;
  /** Whether the process waits for it. */
  readonly keepsAlive: boolean;
}

/** Runs this with a signal, which aborts when the time is up; then `late` answers. */
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
