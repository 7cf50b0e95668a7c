// An Express app that calls OpenAI: one ordinary route, and one that fails in every way there is.
import express from 'express';
import createError from 'http-errors';
import OpenAI from 'openai';
import { openaiErrorHandler, problemTypes } from 'openai-problem-details';
import { problemDocs } from 'openai-problem-details/docs';
import { promptSchema, validate } from 'openai-problem-details/validate';
import { fail } from './failures.js';
import { indexPage } from './page.js';

/**
 * @param standInUrl where the OpenAI stand-in listens; used for /fail, and for /chat where there is no key
 * @param url where the app itself is reached
 */
export function createApp(standInUrl, url) {
  const app = express();
  const typeBase = `${url}/problems/`;
  const openai = process.env.OPENAI_API_KEY
    ? new OpenAI()
    : new OpenAI({ apiKey: 'stand-in', baseURL: `${standInUrl}/ok/v1` });

  app.use(express.json());

  app.get('/', (req, res) => {
    res.send(indexPage(problemTypes));
  });

  app.post('/chat', async (req, res) => {
    const messages = [{ role: 'user', content: String(req.body?.prompt ?? 'Hello') }];
    const completion = await openai.chat.completions.create({ model: 'gpt-5', messages });
    res.json({ answer: completion.choices[0].message.content });
  });

  // The one that the app finds itself, before it calls OpenAI.
  app.get('/fail/invalid-input', validate({ query: { prompt: promptSchema() } }), (req, res) => {
    res.json({ prompt: req.query.prompt });
  });

  app.get('/fail/:slug', async (req, res, next) => {
    const { slug } = req.params;
    if (!Object.hasOwn(problemTypes, slug))
      return next(createError(404, 'There is no such problem type.'));
    await fail(slug, standInUrl);
    return next(createError(500, 'The call did not fail.'));
  });

  // Where the `type` of every problem leads.
  app.use('/problems', problemDocs({ audience: 'developer', typeBase }));

  app.use(openaiErrorHandler({ audience: 'developer', handle: 'http', typeBase }));
  return app;
}
