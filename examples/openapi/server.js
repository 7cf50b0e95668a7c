// npm run example:openapi: runs the app and the mock of the OpenAI API, and prints the URL of the page.
import { startMock } from '../quick-start/mock.js';
import { run } from '../run.js';
import { createApp } from './app.js';

await run({
  command: 'npm run example:openapi',
  createApp,
  startMock,
  greet: (url, upstream) => `Open ${url}/docs/ to try the API. It calls ${upstream}.`,
});
