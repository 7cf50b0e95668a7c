// An Express app that calls the OpenAI API: one ordinary route, and one that can fail as any problem type.
import express from 'express';
import createError from 'http-errors';
import OpenAI from 'openai';
import { openaiErrorHandler, problemTypes } from 'openai-problem-details';
import { problemDocs } from 'openai-problem-details/docs';
import { promptSchema, validate } from 'openai-problem-details/validate';
import { publicFolder } from '../pages/list-page.js';
import { wayBack } from '../pages/way-back.js';
import { fail } from './failures.js';
import { startPage } from './start-page.js';

/**
 * @param mockUrl the URL of the mock of the OpenAI API; used by /fail, and by /chat if there is no key
 * @param url the URL of the app itself
 */
export function createApp(mockUrl, url) {
  const app = express();
  const typeBase = `${url}/problems/`;
  const openai = process.env.OPENAI_API_KEY
    ? new OpenAI()
    : new OpenAI({ apiKey: 'mock', baseURL: `${mockUrl}/ok/v1` });

  app.use(express.json());
  app.use(express.static(publicFolder));
  app.use(['/fail', '/problems'], wayBack);

  app.get('/', (req, res) => res.send(startPage(req.query.q)));

  app.post('/chat', async (req, res) => {
    const messages = [{ role: 'user', content: String(req.body?.prompt ?? 'Hello') }];
    const completion = await openai.chat.completions.create({ model: 'gpt-5', messages });
    res.json({ answer: completion.choices[0].message.content });
  });

  // The only problem that the app itself detects, before it calls the API.
  app.get('/fail/invalid-input', validate({ query: { prompt: promptSchema() } }), (req, res) => {
    res.json({ prompt: req.query.prompt });
  });

  app.get('/fail/:slug', async (req, res, next) => {
    const { slug } = req.params;
    if (!Object.hasOwn(problemTypes, slug)) return next(createError(404, 'No such problem type.'));
    await fail(slug, mockUrl);
    return next(createError(500, 'The call did not fail.'));
  });

  // The `type` of every problem links to its page here.
  app.use('/problems', problemDocs({ audience: 'developer', typeBase }));

  app.use(openaiErrorHandler({ audience: 'developer', handle: 'http', typeBase }));
  return app;
}
