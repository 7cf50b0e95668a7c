// npm run example:observability: runs the app and the OpenAI stand-in, and says what to try.
import { startStandIn } from '../quick-start/stand-in.js';
import { run } from '../run.js';
import { createApp } from './app.js';

await run({
  command: 'npm run example:observability',
  createApp,
  startStandIn,
  greet: (url, upstream) => `Listening on ${url}; the answers come from ${upstream}.

Open ${url}/ for all that can be tried, or call it, and look here at what is logged and traced:
  curl -i '${url}/chats/1?fail=too-many-requests'
  curl -i '${url}/chats/1?fail=service-overloaded'
  curl -i '${url}/chats/1?fail=context-length-exceeded'
  curl ${url}/metrics`,
});
