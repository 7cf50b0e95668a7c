/** A proxy that speaks OpenAI's protocol, as `examples/openai-proxy` has it, in front of that example's mock of the API. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from '../../lib/index.js';
import { abortOnClose, streamToResponse } from '../../lib/streaming.js';

interface MockApi {
  readonly server: Server;
  readonly url: string;
  /** The models of the calls. */
  readonly calls: string[];
}

// The mock is plain JavaScript.
const { startMock } = require('../../examples/openai-proxy/mock.cjs') as {
  readonly startMock: () => Promise<MockApi>;
};

function createApp(baseURL: string): Express {
  const app = express();
  const openai = new OpenAI({ apiKey: 'mock', baseURL, maxRetries: 0 });
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
  const mock = await startMock();
  const server = createServer(createApp(`${mock.url}/v1`)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls: mock.calls,
    stop() {
      for (const running of [server, mock.server]) {
        running.closeAllConnections();
        running.close();
      }
    },
  };
}
