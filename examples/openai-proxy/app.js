// A proxy that speaks OpenAI's protocol: its clients use OpenAI's SDKs, and understand its failures.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, streamToResponse } from 'openai-problem-details/streaming';

/** @param standInUrl where the OpenAI stand-in listens; used where there is no key */
export function createApp(standInUrl) {
  const app = express();
  // The clients retry. If the proxy did so too, each of their attempts would cost three.
  const openai = process.env.OPENAI_API_KEY
    ? new OpenAI({ maxRetries: 0 })
    : new OpenAI({ apiKey: 'stand-in', baseURL: `${standInUrl}/v1`, maxRetries: 0 });

  app.disable('x-powered-by');
  app.use(express.json({ limit: '10mb' }));

  for (const path of ['/chat/completions', '/responses']) {
    app.post(`/v1${path}`, async (req, res) => {
      const options = { body: req.body, signal: abortOnClose(req, res) };
      if (req.body?.stream === true) {
        const stream = openai.post(path, { ...options, stream: true });
        await streamToResponse(stream, req, res, { map: (event) => event });
      } else res.json(await openai.post(path, options));
    });
  }

  app.use(openaiErrorHandler({ audience: 'public', openaiCompatible: true, handle: 'all' }));
  return app;
}
