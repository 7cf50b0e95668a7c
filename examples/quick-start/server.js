// npm start: runs the app and the OpenAI stand-in, and says what to try. Where there is a key, it is tested.
import OpenAI from 'openai';
import { checkOpenAI } from 'openai-problem-details';
import { run } from '../run.js';
import { createApp } from './app.js';
import { startStandIn } from './stand-in.js';

await run({
  command: 'npm start',
  createApp,
  startStandIn,
  greet: (url, upstream) => `Listening on ${url}; /chat calls ${upstream}.
Every way to fail is on that page; what each means is on ${url}/problems/.

Try:
  curl -i ${url}/fail/too-many-requests
  curl -i ${url}/chat -H 'Content-Type: application/json' -d '{"prompt":"Hello"}'`,
});

if (process.env.OPENAI_API_KEY) {
  const { ok, problem } = await checkOpenAI(new OpenAI());
  if (ok) console.log('\nThe key works.');
  else
    console.error(
      `\nThe test of the key failed. ${[problem.meaning, ...problem.solution].join('\n- ')}`,
    );
}
