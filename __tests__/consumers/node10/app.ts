// An app whose compiler resolves modules like Node.js 10, without `exports`. Compiled, not run.
import { openaiErrorHandler, toResponse } from 'openai-problem-details';
import { checkOpenAI } from 'openai-problem-details/check';
import { readProblem } from 'openai-problem-details/client';
import { problemDocs } from 'openai-problem-details/docs';
import { components, responses } from 'openai-problem-details/openapi';
import { recordProblem } from 'openai-problem-details/opentelemetry';
import { streamToResponse } from 'openai-problem-details/streaming';
import { promptSchema, validate } from 'openai-problem-details/validate';

export const handler = openaiErrorHandler({ audience: 'public', onProblem: recordProblem });
export const docs = problemDocs({ audience: 'public' });
export const checked = validate({ body: { prompt: promptSchema() } });
export const document = { components, responses: responses('timeout') };

export async function problemIn(response: Response): Promise<string | undefined> {
  return (await readProblem(response))?.meaning;
}

export { checkOpenAI, streamToResponse, toResponse };

// @ts-expect-error the types are the package's, not `any`
openaiErrorHandler({ audience: 'private' });
