/** Relays a stream from OpenAI to a client, including its failures. */
import type { ProblemDetails } from '../model/problem-details.js';
import { handOver } from './hand-over.js';
import { settingsOf, type Settings, type StreamOptions } from './stream-options.js';
import { relay } from './relay.js';
import {
  connectionOf,
  isOver,
  onClose,
  type Connection,
  type StreamedRequest,
  type StreamedResponse,
} from './connection.js';
import { createSink } from './sink.js';
import type { Source } from './source.js';
import { supplyOf, type Supply } from './supply.js';
import { watchEnd } from './watch-end.js';

/** The result of `streamToResponse`. */
export interface StreamResult {
  /**
   * - `completed`: everything was sent
   * - `failed`: the upstream or the app failed, and the client was notified
   * - `aborted`: the client disconnected, or the response was ended elsewhere
   */
  readonly outcome: 'completed' | 'failed' | 'aborted';
  /** The number of events sent. */
  readonly events: number;
  /** Their size in bytes, as UTF-8 before compression. */
  readonly bytes: number;
  /** The problem that was sent; `undefined` if the stream is complete, or if another handler responded. */
  readonly problem: ProblemDetails | undefined;
}

/** Ends a complete stream. Resolves to `true` once everything has been sent, to `false` if the client disconnected first. */
function finish(connection: Connection, end: string | undefined): Promise<boolean> {
  const { response } = connection;
  return new Promise((resolve) => {
    response.on('finish', () => resolve(true));
    onClose(connection, () => resolve(response.writableFinished));
    response.end(end);
  });
}

async function run(
  supply: Supply,
  connection: Connection,
  settings: Settings,
): Promise<StreamResult> {
  const isHead = connection.request.method === 'HEAD';
  const sink = createSink(connection, settings);
  const watch = watchEnd(connection);
  const work = relay({ supply, sink, settings, isHead, isOver: watch.isOver });
  const ending = await Promise.race([watch.ending, work]);
  watch.stop();
  sink.stop();
  if (ending.outcome === 'failed' || isHead) supply.release();
  const result = (outcome: StreamResult['outcome'], problem?: ProblemDetails): StreamResult => ({
    outcome,
    events: sink.events,
    bytes: sink.bytes,
    problem,
  });
  if (ending.outcome === 'completed') {
    sink.begin();
    const isFinished = await finish(connection, isHead ? undefined : settings.format.end);
    return result(isFinished ? 'completed' : 'aborted');
  }
  const wasOver = isOver(connection);
  const problem = await handOver(ending, settings, connection);
  return result(wasOver ? 'aborted' : 'failed', problem);
}

/**
 * Relays a stream from OpenAI to the client, item by item, no faster than the client reads. If it fails before the first
 * event, the client receives an ordinary problem response; later, the problem is sent mid-stream and the stream ends. If the
 * client disconnects, the request to OpenAI is aborted.
 *
 * Before the first event, a failure is an error of the route, which the app's error handlers handle. Later, the stream ends with the
 * texts of the mounted `openaiErrorHandler`, or of the option `handler`, otherwise with those for end users; the app's error
 * handlers are then notified. If options of the error handler are passed, they apply in both cases.
 * @param stream a stream of the SDK, a stream helper, another async iterable or web stream, or a promise of one
 * @returns what was sent, once the response is finished
 * @throws TypeError if an argument or option is invalid
 * @example
 * app.post('/chat', async (req, res) => {
 *   const stream = openai.responses.create({ ...body, stream: true }, { signal: abortOnClose(req, res) });
 *   await streamToResponse(stream, req, res);
 * });
 */
export function streamToResponse<
  Item,
  Request extends StreamedRequest = StreamedRequest,
  Own extends string = never,
>(
  stream: Source<Item> | PromiseLike<Source<Item>>,
  request: Request,
  response: StreamedResponse,
  options?: StreamOptions<Item, Request, Own>,
): Promise<StreamResult> {
  // Must come first: a stream error without a listener would end the process.
  const supply = supplyOf(stream);
  try {
    const usage = 'streamToResponse(stream, req, res)';
    return run(
      supply,
      connectionOf(usage, request, response),
      settingsOf(options as StreamOptions<Item, Request> | undefined),
    );
  } catch (fault) {
    supply.release();
    throw fault;
  }
}
