// The responses of an app with this package, by path: those that a client must distinguish before it retries.
import express from 'express';
import OpenAI from 'openai';
import { openaiErrorHandler } from 'openai-problem-details';

const upstream = {
  limit: { status: 429, code: 'rate_limit_exceeded', wait: '2' },
  quota: { status: 429, code: 'insufficient_quota' },
  key: { status: 401, code: 'invalid_api_key' },
  context: { status: 400, code: 'context_length_exceeded' },
};

/** The responses, in the order of the table. */
export const responses = {
  '429, wait 2 s': { status: 429, path: '/developer/limit', slug: 'too-many-requests' },
  '503, wait 2 s': { status: 503, path: '/public/limit', slug: 'too-many-requests' },
  '503, hopeless': { status: 503, path: '/public/quota', slug: 'credit-balance-exhausted' },
  '500, hopeless': { status: 500, path: '/public/key', slug: 'unauthorized' },
  401: { status: 401, path: '/developer/key', slug: 'unauthorized' },
  422: { status: 422, path: '/public/context', slug: 'context-length-exceeded' },
};

/** A call that OpenAI rejects. */
function refused({ status, code, wait }) {
  const error = { message: 'Refused.', type: null, param: null, code };
  const headers = { 'content-type': 'application/json', ...(wait && { 'retry-after': wait }) };
  const openai = new OpenAI({
    apiKey: 'test',
    maxRetries: 0,
    fetch: async () => new Response(JSON.stringify({ error }), { status, headers }),
  });
  return openai.models.list();
}

/** An app with a router for each audience; `onRequest` is called for every request. */
export function createApp(onRequest) {
  const app = express();
  app.use((request, _response, next) => {
    onRequest(request);
    next();
  });
  for (const audience of ['developer', 'public']) {
    const router = express.Router();
    router.all('/:failure', async ({ params }) => refused(upstream[params.failure]));
    router.use(openaiErrorHandler({ audience, log: false }));
    app.use(`/${audience}`, router);
  }
  return app;
}
