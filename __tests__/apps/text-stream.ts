/** Plain text, piece by piece: once it has begun, it can only be broken off. The page reads `data.error`. */
import type { Express, Request, Response } from 'express';
import type express from 'express';
import type OpenAI from 'openai';
import { openaiErrorHandler, sendProblem, type ProblemDetails } from '../../lib/index.js';

export function createApp(make: typeof express, openai: OpenAI): Express {
  const app = make();
  app.use(make.json());
  app.set('env', 'test');

  app.post('/chat', async (req: Request, res: Response) => {
    try {
      const { prompt } = req.body as { prompt: string };
      const stream = await openai.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: prompt }],
        stream: true,
      });
      res.type('text/plain');
      for await (const chunk of stream) res.write(chunk.choices[0]?.delta.content ?? '');
      res.end();
    } catch (error) {
      sendProblem(error, req, res); // changed
    }
  });

  const members = ({ detail, meaning }: ProblemDetails) => ({ error: detail ?? meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
}
