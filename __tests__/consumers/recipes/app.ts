// The app under test, which receives its client as an argument.
import express, { type Express } from 'express';
import type OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';

export function createApp(openai: OpenAI): Express {
  const app = express();
  app.post('/chat', async (_req, res) => {
    const { output_text } = await openai.responses.create({ model: 'gpt-5', input: 'Hello' });
    res.json({ answer: output_text });
  });
  app.use(openaiErrorHandler({ audience: 'public' }));
  return app;
}
