/** Sits between the SDK's retry loop and the network: makes the call, or responds in its place. */
import { cooldownHeader } from '../model/cooldown-mark.js';
import { coolingAnswer, handOn } from './answer.js';
import type { CooldownOptions } from './cooldown-options.js';
import type { KeyState } from './cooling.js';
import { readErrorBody } from './error-body.js';
import type { Key } from './key.js';
import { clock, currentCooling, waitOf, type Keeper } from './keeper.js';
import type { Metrics } from './metrics.js';
import { noteFailure, noteSuccess } from './outcomes.js';
import { withDuplex, type Call } from './request.js';
import { askStore } from './sharing.js';
import { judgeConnection, judgeResponse, type Verdict } from './verdict.js';
import { sentenceOf } from './waits.js';

/** The settings and the state that all calls share. */
export interface Guard {
  readonly keeper: Keeper;
  readonly metrics: Metrics;
  readonly wait: CooldownOptions['wait'];
  /** In milliseconds. */
  readonly patience: number;
  readonly fetch: (input: unknown, init: unknown) => PromiseLike<Response>;
}

/** The response in place of the call; `undefined` if the call may be made. */
function answerInstead(guard: Guard, state: KeyState): Response | undefined {
  const cooling = currentCooling(guard.keeper, state);
  const wait = waitOf(guard.keeper, state);
  if (cooling === undefined || wait === 0) return undefined;
  guard.metrics.countRejected(cooling.type);
  return coolingAnswer(cooling, wait, guard.patience);
}

/** Whether a call must wait according to this instance's own state. Does not take a turn to probe. */
function isCooling({ keeper }: Guard, state: KeyState): boolean {
  const cooling = currentCooling(keeper, state);
  return cooling !== undefined && clock() < Math.max(cooling.until, cooling.nextProbe);
}

/** Checks this instance's state first, then the store before a call is made. */
async function holdBack(guard: Guard, state: KeyState, call: Call): Promise<Response | undefined> {
  const asking = isCooling(guard, state) ? undefined : askStore(guard.keeper, state);
  if (asking !== undefined) await asking;
  call.signal?.throwIfAborted();
  return answerInstead(guard, state);
}

/** Records a failed call. Returns the key's state if the failure may open a cooldown, otherwise `undefined`. */
function learn(guard: Guard, key: Key, verdict: Verdict, begun: number): KeyState | undefined {
  const sentence = sentenceOf(verdict, key.hasCredential, guard.wait);
  if (sentence === undefined) return undefined;
  const state = guard.keeper.registry.use(key.name, clock());
  const { slug: type, replay } = verdict;
  noteFailure(guard.keeper, state, { type, replay, sentence, begun });
  return state;
}

async function makeCall(guard: Guard, key: Key, call: Call, input: unknown): Promise<Response> {
  const begun = clock();
  try {
    return await guard.fetch(input, withDuplex(call.init));
  } catch (error) {
    const verdict = call.signal?.aborted === true ? undefined : judgeConnection(error);
    if (verdict !== undefined) learn(guard, key, verdict, begun);
    throw error;
  }
}

/** Reads an error response, records it, and recreates it for the SDK. */
async function examine(
  guard: Guard,
  key: Key,
  { signal }: Call,
  response: Response,
  begun: number,
): Promise<Response> {
  const text = await readErrorBody(response.body);
  signal?.throwIfAborted();
  const state = learn(guard, key, judgeResponse(response.status, response.headers, text), begun);
  const { cooling } = state ?? {};
  const milliseconds = (cooling?.until ?? 0) - clock();
  const opened = cooling && milliseconds > 0 ? { cooling, milliseconds } : undefined;
  return handOn(response, text, opened, guard.patience);
}

/** Whether the response is an error from the upstream; the responses of another cooldown contain nothing new. */
function isError({ status, headers }: Response): boolean {
  return status >= 400 && status <= 599 && !headers.has(cooldownHeader);
}

/** Makes the call, unless its key is cooling down. */
export async function guardedCall(
  guard: Guard,
  key: Key,
  call: Call,
  input: unknown,
): Promise<Response> {
  const { registry, store } = guard.keeper;
  const state = store === undefined ? registry.find(key.name) : registry.use(key.name, clock());
  const instead = state && (await holdBack(guard, state, call));
  if (instead !== undefined) return instead;
  const begun = clock();
  const response = await makeCall(guard, key, call, input);
  if (isError(response)) return examine(guard, key, call, response, begun);
  const known = response.status < 400 ? registry.find(key.name) : undefined;
  if (known !== undefined) noteSuccess(guard.keeper, known, begun);
  return response;
}
