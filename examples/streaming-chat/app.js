// An Express app that streams a model's answers to a page, and reports to the page if one fails.
import { fileURLToPath } from 'node:url';
import express from 'express';
import createError from 'http-errors';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { deadline, streamToResponse } from 'openai-problem-details/streaming';
import { mishaps } from './mock.js';

const page = fileURLToPath(new URL('public', import.meta.url));
const clientEntry = fileURLToPath(import.meta.resolve('openai-problem-details/client'));

/** In milliseconds, for a whole answer. A simulated stall has to show soon. */
const limits = { answer: 120_000, stall: 3_000 };

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Checks what the page sends before it costs a request. */
function readQuestion(body) {
  const { prompt, mishap } = body ?? {};
  if (typeof prompt !== 'string' || prompt.trim() === '' || prompt.length > 4000)
    throw createError(400, 'prompt must be a string of 1 to 4000 characters.');
  if (mishap !== undefined && !Object.hasOwn(mishaps, mishap))
    throw createError(400, `mishap must be one of ${Object.keys(mishaps).join(', ')}.`);
  return { prompt, mishap };
}

/** @param mockUrl the URL of the mock of the OpenAI API; used for simulated failures, and for all calls if there is no key */
export function createApp(mockUrl) {
  const app = express();
  const clientOf = (path) =>
    new OpenAI({ apiKey: 'mock', baseURL: `${mockUrl}/${path}/v1`, maxRetries: 0 });
  const openai = process.env.OPENAI_API_KEY ? new OpenAI() : clientOf('ok');

  app.disable('x-powered-by');
  app.use((req, res, next) => {
    res.set('Content-Security-Policy', contentSecurityPolicy);
    res.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.use(express.static(page));
  app.get('/openai-problem-details/client.js', (req, res) => res.sendFile(clientEntry));
  app.use(express.json());

  app.post('/chat', async (req, res) => {
    const { prompt, mishap } = readQuestion(req.body);
    const client = mishap === undefined ? openai : clientOf(mishap);
    const stream = client.chat.completions.create(
      { model: 'gpt-5', messages: [{ role: 'user', content: prompt }], stream: true },
      { signal: deadline(mishap === 'stall' ? limits.stall : limits.answer, req, res) },
    );
    await streamToResponse(stream, req, res, {
      map: (chunk) => chunk.choices[0]?.delta.content || undefined,
    });
  });

  app.use((req, res, next) => next(createError(404)));
  app.use(openaiErrorHandler({ audience: 'public', handle: 'http' }));
  return app;
}
