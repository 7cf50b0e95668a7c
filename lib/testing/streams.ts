/** Stream bodies that break like the API's streams. */
import { modelOf } from './bodies.js';
import type { Call } from './call.js';
import { chatFrames, responseFrames, type StreamPlan } from './frames.js';
import { abortError, cutError } from './transport.js';

/** The APIs that stream. */
const framesOf = { chat: chatFrames, responses: responseFrames } as const;

/** An API that streams. */
export type StreamingApi = keyof typeof framesOf;

/** Whether the API streams. */
export function isStreaming(api: string | undefined): api is StreamingApi {
  return api !== undefined && Object.hasOwn(framesOf, api);
}

/**
 * The body of a stream. Each frame is sent when it is read, so that none is lost when the stream breaks. A stalled stream ends when
 * the call is aborted.
 */
export function streamBody(
  plan: StreamPlan,
  api: StreamingApi,
  call: Call,
): ReadableStream<Uint8Array> {
  const frames = framesOf[api](plan, modelOf(call)).values();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const { signal } = call;
        signal?.addEventListener('abort', () => controller.error(abortError(signal, call)));
      },
      pull(controller) {
        const { value, done: isAtEnd } = frames.next();
        if (isAtEnd !== true) controller.enqueue(encoder.encode(value));
        else if (plan.end === 'cut') controller.error(cutError(call));
        else if (plan.end !== 'stall') controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
