// No catch at all: on Express 4 a rejection ends the process. The page reads `data.message`.
const { asyncHandler, openaiErrorHandler } = require('openai-problem-details');

module.exports = function createApp(express, openai) {
  const app = express();
  app.use(express.json());

  app.post(
    '/chat',
    asyncHandler(async (req, res) => {
      // changed
      const messages = [{ role: 'user', content: req.body.prompt }];
      const completion = await openai.chat.completions.create({ model: 'gpt-5', messages });
      res.send({ message: completion.choices[0].message.content });
    }), // changed
  );

  const members = ({ meaning }) => ({ message: meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
};
