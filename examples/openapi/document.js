// What the app accepts and answers, as an OpenAPI document. Its problems come from the catalogue.
import { components, responses } from 'openai-problem-details/openapi';

/** In characters. */
export const longestPrompt = 4000;

/** The ways in which the example can be made to fail: problem types of which the stand-in knows the cause. */
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
  description: 'A text, without control characters but tabs and line breaks.',
};

const answer = {
  description: 'The answer of the model.',
  content: {
    'application/json': {
      schema: { type: 'object', required: ['answer'], properties: { answer: { type: 'string' } } },
    },
  },
};

/** What the HTTP layer refuses: a body that is broken, too large or of another type. */
const otherProblem = {
  description: 'The request could not be read.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** @param options those of the error handler, on which its answers depend */
export function describeApp(options) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chat',
      version: '1.0.0',
      description: 'Asks a model, and says what went wrong.',
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
              description: 'How the call to OpenAI is to fail.',
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
