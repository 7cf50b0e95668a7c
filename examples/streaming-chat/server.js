// npm run example:streaming-chat: runs the app and the OpenAI stand-in, and says where the page is.
import { createApp } from './app.js';
import { startStandIn } from './stand-in.js';

const port = Number(process.env.PORT ?? 3000);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535, not '${process.env.PORT}'.`);
  process.exit(1);
}

const standIn = await startStandIn();
const server = createApp(standIn.url).listen(port, '127.0.0.1');

server.on('listening', () => {
  const upstream = process.env.OPENAI_API_KEY
    ? 'OpenAI, with your key'
    : 'a stand-in, since OPENAI_API_KEY is not set';
  console.log(`Open http://127.0.0.1:${server.address().port}; the answers come from ${upstream}.`);
});

server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Choose another one: PORT=3001 npm run example:streaming-chat`
      : `Cannot listen on port ${port}: ${error.message}`,
  );
  process.exit(1);
});
