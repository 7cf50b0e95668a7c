// axios, on its own and within the last SDK that was based on it.
import axios from 'axios';
import { Configuration, OpenAIApi } from 'openai3';
import { sentWithoutKey } from './differences.js';

const bodyOf = (prompt) => ({
  model: 'gpt-4o-mini',
  messages: [{ role: 'user', content: prompt }],
});

function create({ apiKey, baseURL, prompt, timeout }, responseType) {
  const openai = new OpenAIApi(new Configuration({ apiKey, basePath: baseURL }));
  return openai.createChatCompletion(bodyOf(prompt), { timeout, responseType });
}

const unread = {
  code: undefined,
  why: "with `responseType: 'stream'` the body is an unread stream, so only the status is known",
};

export const openai3 = {
  packages: { openai: 'openai3' },
  calls: {
    createChatCompletion: { api: 'chat', run: (options) => create(options) },
    'createChatCompletion, streamed': {
      api: 'chat',
      run: (options) => create(options, 'stream'),
      differs: {
        '401 key': unread,
        '429 rate': unread,
        '429 quota': { ...unread, slug: 'too-many-requests' },
        '400 context': { ...unread, slug: 'bad-request' },
        'no key': { ...unread, slug: 'unauthorized' },
      },
    },
  },
  differs: { 'no key': sentWithoutKey },
};

function post({ apiKey, baseURL, prompt, timeout }) {
  const headers = { Authorization: `Bearer ${apiKey}` };
  return axios.post(`${baseURL}/chat/completions`, bodyOf(prompt), { timeout, headers });
}

export const bareAxios = {
  packages: { axios: 'axios' },
  calls: { post: { api: 'chat', run: post } },
  differs: { 'no key': sentWithoutKey },
};
