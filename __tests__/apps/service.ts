/** A service translates what it catches to an error of the app's own. The page reads `data.error`. */
import type { Express, NextFunction, Request, Response } from 'express';
import type express from 'express';
import type OpenAI from 'openai';
import { openaiErrorHandler, type ProblemDetails } from '../../lib/index.js';

class AppError extends Error {
  readonly statusCode = 502;
}

async function ask(openai: OpenAI, prompt: string): Promise<string | null | undefined> {
  try {
    const messages = [{ role: 'user' as const, content: prompt }];
    const completion = await openai.chat.completions.create({ model: 'gpt-5', messages });
    return completion.choices[0]?.message.content;
  } catch (error) {
    throw new AppError('The assistant is not available.', { cause: error }); // changed
  }
}

export function createApp(make: typeof express, openai: OpenAI): Express {
  const app = make();
  app.use(make.json());

  app.post('/chat', (req: Request, res: Response, next: NextFunction) => {
    const { prompt } = req.body as { prompt: string };
    ask(openai, prompt).then((reply) => res.json({ reply }), next);
  });

  const members = ({ meaning }: ProblemDetails) => ({ error: meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
}
