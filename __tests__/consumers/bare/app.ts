// Converts errors without Express or the SDK installed, such as in a queue worker; compiled, then run.
import { toProblemDetails, type ProblemDetails } from 'openai-problem-details';
import { ProblemError, readProblem } from 'openai-problem-details/client';
import { failureResponse } from 'openai-problem-details/testing';

/** An error of the SDK, as a copy of its own members. */
const received = {
  status: 401,
  headers: {},
  error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' },
  message: '401 Incorrect API key provided.',
  code: 'invalid_api_key',
  param: null,
  type: 'invalid_request_error',
};

function expectStatus(problem: ProblemDetails | undefined, status: number): void {
  if (problem?.status !== status) throw new Error(`not ${status}: ${JSON.stringify(problem)}`);
}

for (const peer of ['express', 'openai']) {
  const isThere = await import(peer).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Error(`${peer} is installed`);
}

const problem = toProblemDetails(received, { audience: 'public' });
expectStatus(problem, 500);
if (toProblemDetails(new Error('foreign')) !== undefined) throw new Error('claimed');

const headers = { 'content-type': 'application/problem+json' };
const read = await readProblem(new Response(JSON.stringify(problem), { headers }));
if (read !== undefined) expectStatus(new ProblemError(read).problem, 500);

if (failureResponse('too-many-requests').status !== 429) throw new Error('not 429');
