// npm run example:streaming-chat: runs the app and the mock of the OpenAI API, and prints the URL of the page.
import { run } from '../run.js';
import { createApp } from './app.js';
import { startMock } from './mock.js';

await run({
  command: 'npm run example:streaming-chat',
  createApp,
  startMock,
  greet: (url, upstream) => `Open ${url} to chat. The app calls ${upstream}.`,
});
