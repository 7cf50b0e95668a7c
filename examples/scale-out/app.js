// The app that each process runs: a chat whose calls go through a cooldown.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';
import { cooldown } from 'openai-problem-details/cooldown';

/**
 * Creates the app.
 * @param baseURL the base URL of the API
 * @param store the store that shares cooldowns between processes
 * @param counts counters of the calls that the SDK wanted to make, and of those that were made
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
  // A hundred rejected users would fill the terminal; the dashboard counts them.
  app.use(openaiErrorHandler({ audience: 'developer', log: false }));
  return { app, guard };
}
