/** Asserts that a response of the app under test is a problem. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import type { ProblemDetails } from '../model/problem-details.js';
import { parseJson } from '../values/json.js';
import { differences, type Difference } from './differences.js';
import { readResponse, type ReadResponse, type ReceivedResponse } from './received-response.js';

/** The slug of a problem type in the catalogue, or of a custom one. */
type AnySlug = ProblemTypeSlug | (string & Record<never, never>);

function describe(
  slug: string | undefined,
  { status }: ReadResponse,
  found: readonly Difference[],
): string {
  const name = slug === undefined ? 'a problem' : `the problem '${slug}'`;
  const lines = found.flatMap(({ what, expected, received }) => [
    `  ${what}`,
    `    expected: ${expected}`,
    `    received: ${received}`,
  ]);
  return [`expectProblem: the response (status ${status}) differs from ${name}`, ...lines].join(
    '\n',
  );
}

/**
 * Asserts that a response of `fetch` or supertest, or a promise of one, is a problem of this package: with the right status,
 * content type, header fields and members, and without anything that looks like a secret.
 * @param slug the expected problem type; if omitted, any type is accepted
 * @returns the problem
 * @throws Error that lists every difference, expected and received
 * @example const { retryAfter } = await expectProblem(request(app).post('/chat'), 'too-many-requests');
 */
export async function expectProblem(
  response: ReceivedResponse | PromiseLike<ReceivedResponse>,
  slug?: AnySlug,
): Promise<ProblemDetails> {
  const received = await readResponse(await response);
  const body = parseJson(received.body);
  const found = differences(received, body, slug);
  if (found.length > 0) throw new Error(describe(slug, received, found));
  return body as ProblemDetails; // the checks have shown this
}
