/** A controller class in a router of its own. The page reads `result.message`. */
import type { Express, NextFunction, Request, Response, Router } from 'express';
import type express from 'express';
import type OpenAI from 'openai';
import { openaiErrorHandler, sendProblem, type ProblemDetails } from '../../lib/index.js';

class ChatController {
  readonly #openai: OpenAI;

  constructor(openai: OpenAI) {
    this.#openai = openai;
  }

  create = async (req: Request, res: Response): Promise<void> => {
    try {
      const { prompt } = req.body as { prompt: string };
      const completion = await this.#openai.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: prompt }],
      });
      res.json({ success: true, reply: completion.choices[0]?.message.content });
    } catch (error) {
      sendProblem(error, req, res); // changed
    }
  };
}

export function createApp(make: typeof express, openai: OpenAI): Express {
  const app = make();
  const router: Router = make.Router();
  const controller = new ChatController(openai);
  router.post('/', controller.create);
  app.use(make.json());
  app.use('/chat', (req: Request, res: Response, next: NextFunction) => router(req, res, next));
  const members = ({ meaning }: ProblemDetails) => ({ success: false, message: meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
}
