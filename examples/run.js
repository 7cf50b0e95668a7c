// Runs an example: its app beside the OpenAI stand-in, on the port that PORT names.
import { createServer } from 'node:http';

/**
 * @param createApp makes the app, given the addresses of the stand-in and of itself
 * @param command how the example is started, for what to say where the port is taken
 * @param greet what to say once it listens, given its address and who answers for OpenAI
 */
export async function run({ command, createApp, startStandIn, greet }) {
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`PORT must be a number from 0 to 65535, not '${process.env.PORT}'.`);
    process.exit(1);
  }

  const standIn = await startStandIn();
  const server = createServer().listen(port, '127.0.0.1');

  server.on('listening', () => {
    const upstream = process.env.OPENAI_API_KEY
      ? 'OpenAI, with your key'
      : 'a stand-in, since OPENAI_API_KEY is not set';
    const url = `http://127.0.0.1:${server.address().port}`;
    server.on('request', createApp(standIn.url, url));
    console.log(greet(url, upstream));
  });

  server.on('error', (error) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is in use. Choose another one: PORT=3001 ${command}`
        : `Cannot listen on port ${port}: ${error.message}`,
    );
    process.exit(1);
  });
}
