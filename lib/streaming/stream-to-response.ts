/** The relay of a stream from OpenAI to a client, from the first event to whatever end. */
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

/** What `streamToResponse` sent, and how it ended. */
export interface StreamResult {
  /**
   * - `completed`: all of it
   * - `failed`: the upstream or the app broke it off, and the client was told
   * - `aborted`: the client went away, or somebody else ended the response
   */
  readonly outcome: 'completed' | 'failed' | 'aborted';
  /** How many events were sent. */
  readonly events: number;
  /** How many bytes they had, as UTF-8, before any compression. */
  readonly bytes: number;
  /** What it ended with; `undefined` where it is complete, or where another handler answered. */
  readonly problem: ProblemDetails | undefined;
}

/** Ends a complete stream; `true` once all of it has left, `false` where the client went before. */
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
 * Relays a stream of OpenAI to the client, item by item, no faster than the client reads. Where it fails before the first
 * event, the client gets an ordinary problem response; later the problem comes inside the stream, which then ends. When the
 * client goes, the request to OpenAI is aborted.
 *
 * Before the first event, a failure is an error of the route: the app's error handlers answer it. Later, the stream ends in the
 * words of the `openaiErrorHandler` that the app has mounted, or that the option `handler` gives, else in those for the public;
 * then the app's error handlers are told. Where options of the error handler are given, they answer in either case.
 * @param stream a stream of the SDK, a stream helper, another async iterable or web stream, or a promise of one
 * @returns what was sent, once the client has been answered
 * @throws TypeError where an argument or option is wrong
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
  // First of all: an error of a stream that nobody listens to would end the process.
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
