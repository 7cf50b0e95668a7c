// An Express app that describes its problems in OpenAPI, rejects invalid input, and shows both in Swagger UI.
import express from 'express';
import createError from 'http-errors';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { promptSchema, validate } from 'openai-problem-details/validate';
import swaggerUi from 'swagger-ui-express';
import { z } from 'zod';
import { describeApp, failures, longestPrompt } from './document.js';

/** The responses depend on these options, and so does the document. */
const options = { audience: 'public' };

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Swagger UI has inline styles
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const valid = validate({
  body: { prompt: promptSchema({ maxLength: longestPrompt }) },
  query: { fail: z.enum(failures).optional() },
});

/** @param mockUrl the URL of the mock of the OpenAI API; used for failures, and for all calls if there is no key */
export function createApp(mockUrl) {
  const app = express();
  const clientOf = (path) =>
    new OpenAI({
      apiKey: 'mock',
      baseURL: `${mockUrl}/${path}/v1`,
      maxRetries: 0,
      timeout: 1000,
    });
  const openai = process.env.OPENAI_API_KEY ? new OpenAI() : clientOf('ok');
  const document = describeApp(options);

  app.disable('x-powered-by');
  app.use((req, res, next) => {
    res.set('Content-Security-Policy', contentSecurityPolicy);
    res.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/', (req, res) => res.redirect('/docs/'));
  app.get('/openapi.json', (req, res) => res.json(document));
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(document));
  app.use(express.json());

  app.post('/chat', valid, async (req, res) => {
    const { fail } = req.query;
    const client = fail === undefined ? openai : clientOf(fail);
    const messages = [{ role: 'user', content: req.body.prompt }];
    const completion = await client.chat.completions.create({ model: 'gpt-5', messages });
    res.json({ answer: completion.choices[0].message.content });
  });

  app.use((req, res, next) => next(createError(404)));
  app.use(openaiErrorHandler({ ...options, handle: 'http' }));
  return app;
}
