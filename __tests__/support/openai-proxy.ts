/** The proxy for OpenAI's protocol of `examples/openai-proxy`, in front of that example's mock server. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from '../../lib/index.js';
import { abortOnClose, streamToResponse } from '../../lib/streaming.js';

interface StandIn {
  readonly server: Server;
  readonly url: string;
  /** The models of the received calls. */
  readonly calls: string[];
}

// The mock server is plain JavaScript.
const { startStandIn } = require('../../examples/openai-proxy/stand-in.cjs') as {
  readonly startStandIn: () => Promise<StandIn>;
};

function createApp(baseURL: string): Express {
  const app = express();
  const openai = new OpenAI({ apiKey: 'stand-in', baseURL, maxRetries: 0 });
  app.use(express.json());
  for (const path of ['/chat/completions', '/responses']) {
    app.post(`/v1${path}`, async (request, response) => {
      const { stream, ...rest } = request.body as { readonly stream?: boolean };
      const options = { body: { ...rest, stream }, signal: abortOnClose(request, response) };
      if (stream) {
        const events = openai.post<AsyncIterable<unknown>>(path, { ...options, stream });
        await streamToResponse(events, request, response, { map: (event) => event });
      } else response.json(await openai.post(path, options));
    });
  }
  app.use(openaiErrorHandler({ audience: 'public', openaiCompatible: true }));
  return app;
}

/** A running proxy. */
export interface RunningProxy {
  readonly baseURL: string;
  readonly calls: string[];
  stop(): void;
}

/** Starts the mock server, and the proxy in front of it. */
export async function startProxy(): Promise<RunningProxy> {
  const standIn = await startStandIn();
  const server = createServer(createApp(`${standIn.url}/v1`)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: standIn.calls,
    stop() {
      for (const running of [server, standIn.server]) {
        running.closeAllConnections();
        running.close();
      }
    },
  };
}
