/** The OpenAPI example over HTTP, run as its npm script runs it; `npm run test:browser` tests its page. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import { problemTypes, type ProblemDetails } from '../../lib/index.js';
import { problemSchema } from '../../lib/openapi.js';
import type { ProblemResponses } from '../../lib/openapi.js';
import { startExample, startOnUsedPort, type Example } from '../support/example.js';
import { objectionsTo } from '../support/openapi.js';

interface Description {
  readonly components: { readonly schemas: { readonly Problem: object } };
  readonly paths: { readonly '/chat': { readonly post: { readonly responses: ProblemResponses } } };
}

let example: Example;
let description: Description;
let isProblem: (problem: unknown) => boolean;

beforeAll(async () => {
  example = await startExample('openapi');
  description = (await (await fetch(`${example.url}/openapi.json`)).json()) as Description;
  const ajv = new Ajv2020({ validateFormats: false });
  isProblem = ajv.compile(description.components.schemas.Problem);
});

afterAll(() => {
  example.stop();
});

function ask(body: string, query = '', type = 'application/json'): Promise<Response> {
  const headers = { 'content-type': type };
  return fetch(`${example.url}/chat${query}`, { method: 'POST', headers, body });
}

const question = JSON.stringify({ prompt: 'Hello' });

describe('the OpenAPI example', () => {
  it('describes itself with a valid document', () => {
    expect(objectionsTo(description)).toEqual([null]);
  });

  it('has the schema of the package', () => {
    const { $schema: _dialect, ...schema } = problemSchema;
    expect(description.components.schemas.Problem).toEqual(schema);
  });

  it('answers without a key', async () => {
    expect(await (await ask(question)).json()).toEqual({ answer: 'Hello from the mock.' });
  });

  it.each([
    'too-many-requests',
    'service-overloaded',
    'context-length-exceeded',
    'unauthorized',
    'timeout',
  ] as const)('answers %s as its document says', async (slug) => {
    const response = await ask(question, `?fail=${slug}`);
    const problem = (await response.json()) as ProblemDetails;
    expect(isProblem(problem)).toBe(true);
    const described = description.paths['/chat'].post.responses[response.status];
    const shown = described?.content['application/problem+json'].examples[slug]?.value;
    const { type, title, status, meaning, solution, retryAfter } = problem;
    expect(shown).toMatchObject({ type, title, status, meaning });
    const steps = shown?.solution.map((step) =>
      step.replace('20 seconds', `${retryAfter} seconds`),
    );
    expect(steps).toEqual(solution);
    expect(status).toBe(problemTypes[slug].gatewayStatus);
  });

  it.each([
    ['an empty prompt', '{"prompt":" "}', '', { pointer: '/prompt' }],
    ['no prompt', '{}', '', { pointer: '/prompt' }],
    ['a long prompt', JSON.stringify({ prompt: 'x'.repeat(4001) }), '', { pointer: '/prompt' }],
    ['another failure', question, '?fail=x', { in: 'query', parameter: 'fail' }],
  ])('refuses %s as its document says', async (_what, body, query, place) => {
    const response = await ask(body, query);
    expect(response.status).toBe(422);
    const problem: unknown = await response.json();
    expect(isProblem(problem)).toBe(true);
    expect(problem).toMatchObject({ errors: [place] });
    expect(description.paths['/chat'].post.responses).toHaveProperty('422');
  });

  it.each([
    ['broken JSON', '{', 400],
    ['a body that is too large', JSON.stringify('x'.repeat(200_000)), 413],
  ])('refuses %s in the same form', async (_what, body, status) => {
    const response = await ask(body);
    expect(response.status).toBe(status);
    expect(isProblem(await response.json())).toBe(true);
  });

  it('shows Swagger UI', async () => {
    const page = await fetch(example.url);
    expect(page.url).toBe(`${example.url}/docs/`);
    expect(await page.text()).toContain('swagger-ui');
  });

  it('says so where the port is in use', async () => {
    const { port, output, code } = await startOnUsedPort('openapi');
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is in use.`);
  });
});
