// npm run example:openapi: runs the app and the OpenAI stand-in, and says where the page is.
import { startStandIn } from '../quick-start/stand-in.js';
import { run } from '../run.js';
import { createApp } from './app.js';

await run({
  command: 'npm run example:openapi',
  createApp,
  startStandIn,
  greet: (url, upstream) => `Open ${url}/docs/; the answers come from ${upstream}.`,
});
