/** A cooldown whose calls never leave the process, with a clock controlled by the test. */
import { jest } from '@jest/globals';
import OpenAI7 from 'openai7';
import {
  cooldown,
  type Cooldown,
  type CooldownEvent,
  type CooldownOptions,
} from '../../lib/cooldown.js';
import { toProblemDetails, type ProblemDetails } from '../../lib/index.js';
import { rejection, toResponse, type Wire } from './sdk.js';

export const address = 'https://api.example.com/v1/chat/completions';

/** A call in the form of the SDK's. */
export function callOf(
  model = 'gpt-5',
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  return {
    method: 'POST',
    headers: { authorization: 'Bearer test', ...headers },
    body: JSON.stringify({ model, messages: [] }),
  };
}

/** The error that the SDK throws for a response. */
export async function errorOfResponse(response: Response): Promise<unknown> {
  const client = new OpenAI7({ apiKey: 'test', maxRetries: 0, fetch: async () => response });
  return rejection(client.models.list());
}

export async function problemOfResponse(response: Response): Promise<ProblemDetails | undefined> {
  return toProblemDetails(await errorOfResponse(response));
}

/** Responds to a call of `fetch`, given its number. */
type Upstream = (
  index: number,
  url: string,
  init?: RequestInit,
) => Wire | Response | Promise<Wire | Response>;

export interface Guarded {
  readonly guard: Cooldown;
  readonly events: CooldownEvent[];
  /** The number of calls made. */
  readonly calls: () => number;
  /** Makes a call. */
  readonly call: (init?: RequestInit, url?: string) => Promise<Response>;
  /** Sets the response from now on. */
  readonly answer: (upstream: Upstream) => void;
}

/** Creates a cooldown in front of an upstream with this response. */
export function guarded(first: Upstream, options: CooldownOptions = {}): Guarded {
  let upstream = first;
  let calls = 0;
  const events: CooldownEvent[] = [];
  const guard = cooldown({
    onChange: (event) => events.push(event),
    fetch: async (url: string, init?: RequestInit) => {
      calls += 1;
      const answer = await upstream(calls - 1, url, init);
      return answer instanceof Response ? answer : toResponse(answer);
    },
    ...options,
  });
  return {
    guard,
    events,
    calls: () => calls,
    call: async (init = callOf(), url = address) => guard.fetch(url, init),
    answer(next) {
      upstream = next;
    },
  };
}

/** Stops the clock; only the test advances it. Promises settle as usual. */
export function stopClock(): void {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
}

/** Advances the clock, in milliseconds. */
export async function later(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
}
