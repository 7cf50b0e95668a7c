/** Each route hands its errors to `next`. The page reads `error.message`. */
import type { Express, NextFunction, Request, Response } from 'express';
import type express from 'express';
import type OpenAI from 'openai';
import { openaiErrorHandler, type ProblemDetails } from '../../lib/index.js';

export function createApp(make: typeof express, openai: OpenAI): Express {
  const app = make();
  app.use(make.json());

  app.post('/chat', async (req: Request, res: Response, next: NextFunction) => {
    try {
      const { prompt } = req.body as { prompt: string };
      const messages = [{ role: 'user' as const, content: prompt }];
      const completion = await openai.chat.completions.create({ model: 'gpt-5', messages });
      res.json(completion.choices[0]?.message);
    } catch (error) {
      next(error);
    }
  });

  const members = ({ meaning }: ProblemDetails) => ({ error: { message: meaning } });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
}
