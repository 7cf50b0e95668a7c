// A chain of promises whose end only logs: the client waits for ever. The page reads `data.error`.
const { openaiErrorHandler, sendProblem } = require('openai-problem-details');

module.exports = function createApp(express, openai) {
  const router = express.Router();

  router.post('/', (req, res) => {
    const messages = [{ role: 'user', content: req.body.prompt }];
    openai.chat.completions
      .create({ model: 'gpt-5', messages })
      .then((completion) => res.json({ reply: completion.choices[0].message.content }))
      .catch((error) => {
        sendProblem(error, req, res); // changed
      });
  });

  const app = express();
  app.use(express.json());
  app.use('/chat', router);
  const members = ({ title }) => ({ error: title });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
};
