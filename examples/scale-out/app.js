// The app, of which several processes run: a chat whose calls a guard stands before.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { cooldown } from 'openai-problem-details/cooldown';

/**
 * Makes the app.
 * @param baseURL the address of the API
 * @param store what it shares cooldowns by
 * @param counts what it counts: the calls that the SDK wanted to make, and those that were made
 */
export function createApp({ baseURL, store, counts }) {
  const guard = cooldown({
    store,
    fetch(...call) {
      counts.made += 1;
      return fetch(...call);
    },
  });
  const openai = new OpenAI({
    apiKey: 'none',
    baseURL,
    fetch(...call) {
      counts.wanted += 1;
      return guard.fetch(...call);
    },
  });

  const app = express();
  app.get('/chat', async (_request, response) => {
    const { choices } = await openai.chat.completions.create({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello!' }],
    });
    response.json(choices[0].message);
  });
  app.use(openaiErrorHandler({ audience: 'developer' }));
  return { app, guard };
}
