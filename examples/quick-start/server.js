// npm start: runs the app and the mock of the OpenAI API, and prints the URLs to try. If there is a key, it is checked.
import OpenAI from 'openai';
import { checkOpenAI } from 'openai-problem-details';
import { run } from '../run.js';
import { createApp } from './app.js';
import { startMock } from './mock.js';

await run({
  command: 'npm start',
  createApp,
  startMock,
  greet: (
    url,
    upstream,
  ) => `Open ${url} to try every problem type. Their documentation is at ${url}/problems/.
/chat calls ${upstream}.

Or run:
  curl -i ${url}/fail/too-many-requests
  curl -i ${url}/chat -H 'Content-Type: application/json' -d '{"prompt":"Hello"}'`,
});

if (process.env.OPENAI_API_KEY) {
  const { ok, problem } = await checkOpenAI(new OpenAI());
  if (ok) console.log('\nThe API key works.');
  else
    console.error(
      `\nThe check of the API key failed. ${[problem.meaning, ...problem.solution].join('\n- ')}`,
    );
}
