/** Apps that stream, and clients that read the streams. */
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express5, { type Express, type Request, type Response } from 'express';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { asyncHandler, openaiErrorHandler, type Options } from '../../lib/index.js';
import { streamToResponse, type StreamOptions, type StreamResult } from '../../lib/streaming.js';

const servers: Server[] = [];

/** Serves an app on a free port of 127.0.0.1. */
export async function serve(app: Express): Promise<number> {
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Call after each test. */
export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** An app with one route for every method and no error handler. */
export function bareApp(route: (request: Request, response: Response) => unknown): Express {
  const app = express5();
  app.disable('x-powered-by');
  app.set('env', 'test');
  app.all('/', asyncHandler(route));
  return app;
}

/** The outcome of a stream. */
export interface Streamed {
  readonly app: Express;
  readonly result: Promise<StreamResult>;
  readonly told: string[];
}

/** An app that streams this to its first client, with the error handler. */
export function streamingApp(
  makeStream: (request: Request, response: Response) => unknown,
  options?: StreamOptions<never>,
  handlerOptions: Options = {},
): Streamed {
  const told: string[] = [];
  let settle: (result: Promise<StreamResult>) => void;
  const result = new Promise<StreamResult>((resolve) => {
    settle = resolve;
  });
  const app = bareApp(async (request, response) => {
    // Values that are not streams are a case, too.
    const stream = makeStream(request, response) as AsyncIterable<never>;
    const sent = streamToResponse(stream, request, response, options);
    settle(sent);
    await sent;
  });
  app.use(
    openaiErrorHandler({
      onProblem: ({ slug, delivery }) => told.push(`${slug} ${delivery}`),
      ...handlerOptions,
    }),
  );
  return { app, result, told };
}

/** The response that a client received. */
export interface Received {
  readonly response: IncomingMessage;
  readonly text: string;
  /** Whether the body was complete. */
  readonly isWhole: boolean;
}

/** Sends a request, and reads the whole response. */
export async function ask(app: Express, method = 'GET', headers = {}): Promise<Received> {
  const request = get({ host: '127.0.0.1', port: await serve(app), method, headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return { response, text: Buffer.concat(chunks).toString(), isWhole: true };
  } catch {
    return { response, text: Buffer.concat(chunks).toString(), isWhole: false };
  }
}

/** The events of a body, as parsed by a standards-compliant parser. */
export function eventsOf(text: string): readonly EventSourceMessage[] {
  const events: EventSourceMessage[] = [];
  createParser({ onEvent: (event) => events.push(event) }).feed(text);
  return events;
}

/** A stream of these items, which then ends or throws. */
export async function* itemsOf(items: readonly unknown[], error?: unknown): AsyncGenerator {
  for (const item of items) yield await Promise.resolve(item);
  if (error !== undefined) throw error;
}

/** A promise that never settles. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}
