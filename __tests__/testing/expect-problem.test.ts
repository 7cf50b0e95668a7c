/** `expectProblem`: assertions about an app's responses. */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import cors from 'cors';
import express from 'express';
import session from 'express-session';
import helmet from 'helmet';
import supertest from 'supertest';
import { openaiErrorHandler, type Options } from '../../lib/index.js';
import { expectProblem, failWith, failures } from '../../lib/testing.js';
import { expressMajors } from '../support/app.js';
import { calls, clientWith } from '../support/failing-calls.js';
import { rejection } from '../support/sdk.js';
import { closeServers, serve } from '../support/serve.js';

afterEach(closeServers);

/** An app whose route fails in this way. */
function appOf(
  fetch: ReturnType<typeof failWith>,
  options: Options<express.Request> = {},
  make = express,
): express.Express {
  const app = make();
  const client = clientWith('6.49', fetch);
  app.get('/', (_request, response, next) => {
    calls.chat(client).then((result) => response.json(result), next);
  });
  app.use(openaiErrorHandler(options));
  return app;
}

const sound = {
  type: 'urn:problem-type:openai:conflict',
  title: 'The resource is in use by another request',
  status: 409,
  instance: `urn:uuid:${randomUUID()}`,
  meaning: 'Another request is changing it.',
  solution: ['Wait.'],
  fixableBy: 'operator',
  retryable: true,
};
const fields = {
  'content-type': 'application/problem+json; charset=utf-8',
  'cache-control': 'no-store',
  'content-language': 'en',
  'x-content-type-options': 'nosniff',
};

/** A valid response, except for these changes. */
function changed(
  members: object,
  headers: Readonly<Record<string, string | undefined>> = {},
  status = 409,
): Response {
  const sent = Object.entries({ ...fields, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const body = JSON.stringify({ ...sound, ...members });
  return new Response(body, { status, headers: sent });
}

async function complaint(response: Parameters<typeof expectProblem>[0], slug?: string) {
  const error = (await rejection(expectProblem(response, slug))) as Error;
  return error.message;
}

describe('expectProblem', () => {
  const audiences = ['developer', 'public'] as const;
  const cases = audiences.flatMap((audience) => failures.map((slug) => [slug, audience] as const));

  it.each(cases)('accepts the response to %s for audience %s', async (slug, audience) => {
    const app = appOf(failWith(slug), { audience });
    const problem = await expectProblem(supertest(app).get('/'), slug);
    expect(problem.type).toBe(`urn:problem-type:openai:${slug}`);
  });

  it.each(expressMajors)('accepts a response of fetch, from Express %s', async (_major, make) => {
    const app = appOf(failWith('too-many-requests', { retryAfter: 7 }), {}, make);
    const response = await fetch(await serve(app));
    expect(await expectProblem(response, 'too-many-requests')).toHaveProperty('retryAfter', 7);
    // It can still be read.
    expect(await response.json()).toHaveProperty('retryAfter', 7);
  });

  it('accepts a response that supertest has received', async () => {
    const response = await supertest(appOf(failWith('conflict'))).get('/');
    expect(await expectProblem(response)).toEqual(response.body);
  });

  it('recognizes the type with another base, and custom types', async () => {
    const app = appOf(failWith('conflict'), { typeBase: 'https://docs.example.com/problems' });
    expect(await expectProblem(supertest(app).get('/'), 'conflict')).toHaveProperty('status', 400);
    const own = changed({ type: 'urn:problem-type:openai:our-budget' });
    expect(await expectProblem(own, 'our-budget')).toHaveProperty('status', 409);
  });

  it('accepts custom extension members and header fields', async () => {
    const extended = changed(
      { traceId: randomUUID(), deep: [{ list: [1, 'a'] }], none: null },
      { 'x-request-id': randomUUID(), 'set-cookie': `id=${randomUUID()}`, etag: '"a1b2"' },
    );
    expect(await expectProblem(extended, 'conflict')).toHaveProperty('deep');
  });

  it('accepts the header fields of other middleware', async () => {
    const nonce = randomUUID();
    const app = express();
    app.use(
      helmet({ contentSecurityPolicy: { directives: { scriptSrc: [`'nonce-${nonce}'`] } } }),
      cors(),
      session({ secret: nonce, resave: false, saveUninitialized: true }),
      appOf(failWith('conflict')),
    );
    expect(await expectProblem(supertest(app).get('/'), 'conflict')).toHaveProperty('status', 400);
  });

  it('shows the expected and the received type', async () => {
    const response = supertest(appOf(failWith('unauthorized'))).get('/');
    expect(await complaint(response, 'conflict')).toBe(
      [
        "expectProblem: the response (status 401) differs from the problem 'conflict'",
        '  type',
        '    expected: conflict',
        '    received: urn:problem-type:openai:unauthorized',
      ].join('\n'),
    );
  });

  it.each([
    [
      'status',
      changed({}, {}, 500),
      'status\n    expected: 409, as in the body\n    received: 500',
    ],
    [
      'content type',
      changed({}, { 'content-type': 'application/json' }),
      'content type\n    expected: application/problem+json\n    received: application/json',
    ],
    [
      'caching',
      changed({}, { 'cache-control': undefined }),
      'Cache-Control\n    expected: no-store\n    received: none',
    ],
    [
      'wait',
      changed({ retryAfter: 5 }, { 'retry-after': '6' }),
      'Retry-After\n    expected: 5\n    received: 6',
    ],
    [
      'wait that the problem does not have',
      changed({}, { 'retry-after': '6' }),
      'Retry-After\n    expected: none, since the problem has no `retryAfter`\n    received: 6',
    ],
    [
      'challenge',
      changed({ status: 401 }, {}, 401),
      'WWW-Authenticate\n    expected: Bearer realm="openai"\n    received: none',
    ],
    [
      'member',
      changed({ retryAfter: 'soon' }),
      'body\n    expected: a problem; its member \'retryAfter\' has the wrong type\n    received: {"type"',
    ],
    [
      'missing member',
      changed({ meaning: undefined }),
      'body\n    expected: a problem with type, title, status, instance, meaning',
    ],
  ])('rejects a wrong %s', async (_what, response, lines) => {
    expect(await complaint(response)).toContain(`  ${lines}`);
  });

  it('rejects a response that is not JSON, and a result', async () => {
    const page = new Response('<h1>It failed</h1>', { status: 500 });
    expect(await complaint(page, 'conflict')).toContain(
      "body\n    expected: the problem 'conflict'\n    received: markup of 18 characters",
    );
    expect(await complaint(new Response('It failed', { status: 500 }))).toContain(
      'body\n    expected: a problem\n    received: It failed',
    );
    expect(await complaint(new Response('', { status: 500 }))).toContain(
      'content type\n    expected: application/problem+json\n    received: text/plain',
    );
    expect(await complaint(new Response(null, { status: 500 }))).toContain(
      'body\n    expected: a problem\n    received: none',
    );
  });

  it.each(['detail', 'own'])('rejects a secret in %s, and does not repeat it', async (member) => {
    const secret = ['sk', 'proj', randomUUID().replaceAll('-', '')].join('-');
    const message = await complaint(changed({ [member]: { text: `Wrong key ${secret}.` } }));
    expect(message).toContain(`${member}.text\n    expected: nothing that looks like a secret`);
    expect(message).not.toContain(secret);
  });

  it('rejects a secret in a list and in a header field', async () => {
    const secret = ['sk', 'proj', randomUUID().replaceAll('-', '')].join('-');
    const response = changed({ solution: [secret] }, { 'x-key': secret });
    const message = await complaint(response);
    expect(message).toContain('solution[0]\n    expected: nothing');
    expect(message).toContain('x-key\n    expected: nothing');
  });

  it('shows the beginning of a long value', async () => {
    const message = await complaint(new Response('a'.repeat(1000), { status: 500 }));
    expect(message).toContain(`${'a'.repeat(300)}…`);
  });

  it.each([undefined, {}, { status: 200 }])(
    'rejects a value that is not a response: %j',
    async (value) => {
      expect(await complaint(value as never)).toBe(
        'expectProblem: expected a response of fetch or supertest',
      );
    },
  );

  it('rejects a response that has already been read', async () => {
    const response = changed({});
    await response.text();
    expect(await complaint(response)).toContain("the response's body has already been read");
  });
});
