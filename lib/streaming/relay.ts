/** Carries the items of a source to the client until something ends it. */
import type { Failure } from './hand-over.js';
import type { Settings } from './stream-options.js';
import { createProgress } from './progress.js';
import type { Sink } from './sink.js';
import type { OpenSource } from './source.js';
import type { Supply } from './supply.js';

/** How a stream ended: complete, with a failure, or with nobody there to send it to. */
export type Ending = { readonly outcome: 'completed' } | ({ readonly outcome: 'failed' } & Failure);

function failed(failure: Failure): Ending {
  return { outcome: 'failed', ...failure };
}

/** Why a source has ended by itself. The SDK's iterators end in silence where their request was aborted. */
function silentEnd(source: OpenSource): Failure | undefined {
  const reported = source.reported();
  if (reported !== undefined) return { error: reported.error, origin: 'upstream' };
  if (!source.isAborted()) return undefined;
  return { error: new Error('The stream was aborted.'), origin: 'upstream', kind: 'abort' };
}

/** The client has gone, or somebody else has ended the response: what comes now is for nobody. */
export function gone(): Ending {
  const error = new DOMException('The client closed the connection.', 'AbortError');
  return failed({ error, origin: 'upstream', kind: 'abort' });
}

/** The frame of an item; `undefined` where nothing is to be sent. What this throws is a fault of the app's. */
function frameOf(item: unknown, { format, map }: Settings): string | undefined {
  const value = map(item);
  if (isPromise(value)) {
    throw new TypeError(
      "streamToResponse: option 'map' gave a promise; it must give the value itself",
    );
  }
  const json = JSON.stringify(value) as string | undefined; // its type forgets functions and `undefined`
  return json === undefined ? undefined : format.frame(value, json);
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

/** What is relayed, from where to where. */
interface Job {
  readonly supply: Supply;
  readonly sink: Sink;
  readonly settings: Settings;
  /** Whether the client asks for the head alone. */
  readonly isHead: boolean;
  readonly isOver: () => boolean;
}

/** Relays until the source ends, fails, or `isOver` holds. */
export async function relay({ supply, sink, settings, isHead, isOver }: Job): Promise<Ending> {
  const progress = createProgress();
  let origin: Failure['origin'] = 'upstream';
  let source: OpenSource;
  try {
    source = await supply.source;
    if (isOver()) return gone();
    for (;;) {
      origin = 'upstream';
      const { done, value } = await source.next();
      if (isOver()) return gone();
      if (done) break;
      origin = 'app';
      if (progress.see(value)) break;
      const frame = frameOf(value, settings);
      if (frame === undefined) continue;
      if (isHead) return { outcome: 'completed' };
      const drained = sink.send(frame);
      if (drained !== undefined) await drained;
    }
  } catch (error) {
    return failed({ error, origin });
  }
  const shortfall = silentEnd(source) ?? progress.shortfall(source.isSdk);
  return shortfall === undefined
    ? { outcome: 'completed' }
    : failed({ origin: 'upstream', ...shortfall });
}
