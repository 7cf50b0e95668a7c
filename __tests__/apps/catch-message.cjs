// The commonest shape: each route answers in its own `catch`, and the page reads `data.error`.
const { openaiErrorHandler, sendProblem } = require('openai-problem-details');

module.exports = function createApp(express, openai) {
  const app = express();
  app.use(express.json());

  app.post('/chat', async (req, res) => {
    try {
      const completion = await openai.chat.completions.create({
        model: 'gpt-5',
        messages: [{ role: 'user', content: req.body.prompt }],
      });
      res.json({ reply: completion.choices[0].message.content });
    } catch (error) {
      sendProblem(error, req, res); // changed
    }
  });

  const members = ({ detail, meaning }) => ({ error: detail ?? meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
};
