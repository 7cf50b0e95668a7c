// npm start: runs the app and the OpenAI stand-in, and says what to try.
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
