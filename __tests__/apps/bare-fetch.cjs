// Without the SDK: what the API answers is thrown as it came. The page reads `data.error`.
const { openaiErrorHandler, sendProblem } = require('openai-problem-details');

async function complete(openai, prompt) {
  const response = await fetch(`${openai.baseURL}/chat/completions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${openai.apiKey}` },
    body: JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: prompt }] }),
  });
  if (!response.ok) throw await response.json();
  return response.json();
}

module.exports = function createApp(express, openai) {
  const app = express();
  app.use(express.json());

  app.post('/chat', async function (req, res) {
    try {
      res.json(await complete(openai, req.body.prompt));
    } catch (err) {
      sendProblem(err, req, res); // changed
    }
  });

  const members = ({ detail, meaning }) => ({ error: detail ?? meaning });
  app.use(openaiErrorHandler({ audience: 'public', claim: 'likely', handle: 'all', members }));
  return app;
};
