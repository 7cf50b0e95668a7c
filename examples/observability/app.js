// An Express app whose failures can be seen in its log, its traces and its metrics.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler, problemTypes } from 'openai-problem-details';
import { recordProblem } from 'openai-problem-details/opentelemetry';
import pino from 'pino';
import pinoHttp from 'pino-http';
import { indexPage } from './page.js';
import { createMetrics } from './metrics.js';
import { startTracing, traceRequests } from './tracing.js';

/** pino-http would log URL and headers of the client, which may hold what people wrote. */
const serializers = {
  req: ({ id, method }) => ({ id, method }),
  res: ({ statusCode }) => ({ statusCode }),
};

/** @param standInUrl where the OpenAI stand-in listens; used for failures, and for all answers where there is no key */
export function createApp(standInUrl) {
  const app = express();
  const log = pino();
  const { registry, countProblem } = createMetrics();
  const clientOf = (path) =>
    new OpenAI({
      apiKey: 'stand-in',
      baseURL: `${standInUrl}/${path}/v1`,
      maxRetries: 0,
      timeout: 1000,
    });
  const openai = process.env.OPENAI_API_KEY ? new OpenAI() : clientOf('ok');

  startTracing((span) => log.info({ span }, 'span'));
  app.disable('x-powered-by');

  app.get('/', (req, res) => {
    res.send(indexPage(problemTypes));
  });

  app.get('/metrics', async (req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  });

  app.use(pinoHttp({ logger: log, serializers }));
  app.use(traceRequests);

  app.get('/chats/:id', async (req, res) => {
    const { fail } = req.query;
    const client = Object.hasOwn(problemTypes, fail) ? clientOf(fail) : openai;
    const messages = [{ role: 'user', content: 'Hello' }];
    const completion = await client.chat.completions.create({ model: 'gpt-5', messages });
    res.json({ answer: completion.choices[0].message.content });
  });

  app.use(
    openaiErrorHandler({
      audience: 'public',
      // Nothing is needed for the log: failures join the line that pino-http writes.
      onProblem(event) {
        recordProblem(event);
        countProblem(event);
      },
    }),
  );
  return app;
}
