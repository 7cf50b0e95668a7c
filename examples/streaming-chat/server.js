// npm run example:streaming-chat: runs the app and the OpenAI stand-in, and says where the page is.
import { run } from '../run.js';
import { createApp } from './app.js';
import { startStandIn } from './stand-in.js';

await run({
  command: 'npm run example:streaming-chat',
  createApp,
  startStandIn,
  greet: (url, upstream) => `Open ${url}; the answers come from ${upstream}.`,
});
