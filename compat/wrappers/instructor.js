// Instructor, which extracts structured data through the app's own client.
import createInstructor from '@instructor-ai/instructor';
// Instructor cannot report the issues of zod 4.
import { z } from 'zod/v3';
import { clientOf } from './openai.js';

const schema = z.object({ city: z.string() });

export const instructor = {
  packages: { '@instructor-ai/instructor': '@instructor-ai/instructor', openai: 'openai' },
  calls: {
    create: {
      api: 'chat',
      manner: 'structured',
      run: (options) =>
        createInstructor({ client: clientOf(options), mode: 'JSON' }).chat.completions.create({
          model: 'gpt-4o-mini',
          messages: [{ role: 'user', content: options.prompt }],
          response_model: { name: 'Place', schema },
        }),
    },
  },
  differs: {
    'wrong object': { claim: 'likely', why: 'a plain `ZodError`, which any validation may throw' },
  },
};
