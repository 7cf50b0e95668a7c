// A home-made event stream, which is begun before the API is asked. The page reads `error` of the last event.
const compression = require('compression');
const { openaiErrorHandler, sendProblem } = require('openai-problem-details');

module.exports = function createApp(express, openai) {
  const app = express();
  app.use(compression(), express.json());

  app.post('/chat', async (req, res) => {
    res.setHeader('Content-Type', 'text/event-stream');
    res.flushHeaders();
    try {
      const messages = [{ role: 'user', content: req.body.prompt }];
      const stream = await openai.chat.completions.create({
        model: 'gpt-5',
        messages,
        stream: true,
      });
      for await (const chunk of stream) {
        res.write(`data: ${JSON.stringify(chunk.choices[0]?.delta ?? {})}\n\n`);
        res.flush();
      }
      res.end();
    } catch (error) {
      sendProblem(error, req, res); // changed
    }
  });

  const members = ({ detail, meaning }) => ({ error: detail ?? meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
};
