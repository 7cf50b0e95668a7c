// Runs an example: its app on the port in PORT, and a mock of the OpenAI API.
import { createServer } from 'node:http';

/**
 * @param command the command that starts the example, for error messages
 * @param createApp makes the app from the URLs of the mock and of the app itself
 * @param greet returns what to print once the app listens, from its URL and a description of the API that it calls
 */
export async function run({ command, createApp, startMock, greet }) {
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`PORT must be a number from 0 to 65535, not '${process.env.PORT}'.`);
    process.exit(1);
  }

  const mock = await startMock();
  const server = createServer().listen(port, '127.0.0.1');

  server.on('listening', () => {
    const upstream = process.env.OPENAI_API_KEY
      ? 'the OpenAI API, with your key'
      : 'a mock of the OpenAI API, since OPENAI_API_KEY is not set';
    const url = `http://127.0.0.1:${server.address().port}`;
    server.on('request', createApp(mock.url, url));
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
