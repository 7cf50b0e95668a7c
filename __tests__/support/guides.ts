/** The recipes of the guides, in front of an API that limits the rate. */
import { streamed } from './events.js';
import { recipesOf } from './recipes.js';
import { recipeWith, runRecipe, type Outcome, type Surroundings } from './run-recipe.js';
import type { Wire } from './sdk.js';

/** A response of the API: too many requests. */
export const rateLimit: Wire = {
  status: 429,
  headers: {
    'content-type': 'application/json',
    'x-request-id': 'req_0123456789abcdef',
    'retry-after': '20',
  },
  body: {
    error: { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' },
  },
};

/** The rate limit whose problem the README shows, with OpenAI's whole message. */
export const fullRateLimit: Wire = {
  status: 429,
  headers: { 'content-type': 'application/json', 'x-request-id': 'req_0123456789abcdef' },
  body: {
    error: {
      message:
        'Rate limit reached for gpt-5 in organization org-example0000000000000000 on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s.',
      type: 'requests',
      param: null,
      code: 'rate_limit_exceeded',
    },
  },
};

/** The API limits the rate; a recipe's own `fetch` gets half a stream. */
export const surroundings: Surroundings = {
  wire: rateLimit,
  fetched: () =>
    streamed('text/event-stream', [
      'event: response.output_text.delta\ndata: {"delta":"Half"}\n\n',
    ]),
};

/** Runs the only recipe of a guide that has this text. */
export function runGuide(
  guide: string,
  text: string,
  changes: Partial<Surroundings> = {},
): Promise<Outcome> {
  return runRecipe(recipeWith(recipesOf(guide), text), { ...surroundings, ...changes });
}

/** The URI of a problem type. */
export const typeOf = (slug: string): string => `urn:problem-type:openai:${slug}`;
