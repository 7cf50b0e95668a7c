// npm run example:observability: runs the app and the mock of the OpenAI API, and prints the URLs to try.
import { startMock } from '../quick-start/mock.js';
import { run } from '../run.js';
import { createApp } from './app.js';

await run({
  command: 'npm run example:observability',
  createApp,
  startMock,
  greet: (url, upstream) => `Open ${url} to see what to try. Chats that work call ${upstream}.

Or run one of these, then look at the log and the spans here:
  curl -i '${url}/chats/1?fail=too-many-requests'
  curl -i '${url}/chats/1?fail=service-overloaded'
  curl -i '${url}/chats/1?fail=context-length-exceeded'
  curl ${url}/metrics`,
});
