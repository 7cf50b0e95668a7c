// The OpenAPI document of the app. Its problems come from the catalogue.
import { components, responses } from 'openai-problem-details/openapi';

/** In characters. */
export const longestPrompt = 4000;

/** The problem types that the example can produce on demand. */
export const failures = [
  'too-many-requests',
  'service-overloaded',
  'context-length-exceeded',
  'unauthorized',
  'timeout',
];

const prompt = {
  type: 'string',
  minLength: 1,
  maxLength: longestPrompt,
  description: 'The prompt. Tabs and line breaks are the only control characters allowed.',
};

const answer = {
  description: 'The answer of the model.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['answer'], properties: { answer: { type: 'string' } } },
    },
  },
};

/** Bodies that the HTTP layer rejects: malformed, too large or of another type. */
const otherProblem = {
  description: 'The request could not be read.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** @param options those of the error handler, on which its responses depend */
export function describeApp(options) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chat',
      version: '1.0.0',
      description: 'Asks a model, and explains what went wrong if that fails.',
    },
    components,
    paths: {
      '/chat': {
        post: {
          summary: 'Ask the model',
          parameters: [
            {
              name: 'fail',
              in: 'query',
              description: 'The problem type that the call to the OpenAI API fails with.',
              schema: { type: 'string', enum: failures },
            },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', required: ['prompt'], properties: { prompt } },
                example: { prompt: 'Hello' },
              },
            },
          },
          responses: {
            200: answer,
            ...responses('invalid-input', ...failures, options),
            '4XX': otherProblem,
          },
        },
      },
    },
  };
}
