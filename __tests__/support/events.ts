/** Streaming responses, and the events that the client reads from them. */
import { iterateEvents, type ResponseLike, type StreamEvent } from '../../lib/client.js';

/** A response whose body arrives in these chunks; an error among them breaks it. */
export function streamed(
  contentType: string,
  chunks: readonly (string | Uint8Array | Error)[],
): Response {
  const encoder = new TextEncoder();
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk === undefined) controller.close();
      else if (typeof chunk === 'string') controller.enqueue(encoder.encode(chunk));
      else if (ArrayBuffer.isView(chunk)) controller.enqueue(chunk);
      else controller.error(chunk);
    },
  });
  return new Response(body, { headers: { 'content-type': contentType } });
}

/** The events of a response, and the error of the iteration, if any. */
export async function collect(
  response: ResponseLike,
): Promise<{ readonly events: readonly StreamEvent[]; readonly error: unknown }> {
  const events: StreamEvent[] = [];
  try {
    for await (const event of iterateEvents(response)) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
}
