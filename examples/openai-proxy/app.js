// A proxy for OpenAI's protocol: its clients use the OpenAI SDKs, which understand its errors.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { abortOnClose, streamToResponse } from 'openai-problem-details/streaming';

/** @param mockUrl the URL of the mock of the OpenAI API; used if there is no key */
export function createApp(mockUrl) {
  const app = express();
  // The clients retry. If the proxy retried too, each of their attempts would cost three calls.
  const openai = process.env.OPENAI_API_KEY
    ? new OpenAI({ maxRetries: 0 })
    : new OpenAI({ apiKey: 'mock', baseURL: `${mockUrl}/v1`, maxRetries: 0 });

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
