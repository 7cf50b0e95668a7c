// An Express app whose problems show up in its log, its traces and its metrics.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler, problemTypes } from 'openai-problem-details';
import { recordProblem } from 'openai-problem-details/opentelemetry';
import pino from 'pino';
import pinoHttp from 'pino-http';
import { publicFolder } from '../pages/list-page.js';
import { wayBack } from '../pages/way-back.js';
import { createMetrics } from './metrics.js';
import { startPage } from './start-page.js';
import { startTracing, traceRequests } from './tracing.js';

/** By default, pino-http logs URLs and headers, which may contain user input. */
const serializers = {
  req: ({ id, method }) => ({ id, method }),
  res: ({ statusCode }) => ({ statusCode }),
};

/** @param mockUrl the URL of the mock of the OpenAI API; used for failures, and for all calls if there is no key */
export function createApp(mockUrl) {
  const app = express();
  const log = pino();
  const { registry, countProblem } = createMetrics();
  const clientOf = (path) =>
    new OpenAI({
      apiKey: 'mock',
      baseURL: `${mockUrl}/${path}/v1`,
      maxRetries: 0,
      timeout: 1000,
    });
  const openai = process.env.OPENAI_API_KEY ? new OpenAI() : clientOf('ok');

  startTracing((span) => log.info({ span }, 'span'));
  app.disable('x-powered-by');
  app.use(express.static(publicFolder));

  app.get('/', (req, res) => res.send(startPage(req.query.q)));

  app.get('/metrics', async (req, res) => {
    res.type(registry.contentType).send(await registry.metrics());
  });

  app.use(pinoHttp({ logger: log, serializers }));
  app.use(traceRequests);

  app.get('/chats/:id', wayBack, async (req, res) => {
    const { fail } = req.query;
    const client = Object.hasOwn(problemTypes, fail) ? clientOf(fail) : openai;
    const messages = [{ role: 'user', content: 'Hello' }];
    const completion = await client.chat.completions.create({ model: 'gpt-5', messages });
    res.json({ answer: completion.choices[0].message.content });
  });

  app.use(
    openaiErrorHandler({
      audience: 'public',
      // The log needs no code: problems join the line that pino-http writes.
      onProblem(event) {
        recordProblem(event);
        countProblem(event);
      },
    }),
  );
  return app;
}
