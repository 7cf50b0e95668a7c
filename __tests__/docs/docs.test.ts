/** The documentation of the problem types, mounted in real apps. */
import { describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest, { type Response } from 'supertest';
import { problemDocs, type DocsOptions } from '../../lib/docs.js';
import { signatureText } from '../../lib/docs/signature.js';
import { failureKinds } from '../../lib/model/failure.js';
import { openaiErrorHandler, problemTypes, type Signature } from '../../lib/index.js';
import { expressMajors, throwing } from '../support/app.js';
import { apiError, thrownBy } from '../support/problem.js';
import { rejection } from '../support/sdk.js';
import { closeServers, serve } from '../support/serve.js';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const slugs = Object.keys(problemTypes);

const own = {
  'own-budget': {
    title: 'The <budget> is "used up"',
    status: 402,
    fixableBy: 'operator',
    retryable: false,
    meaning: "<script>alert('meaning')</script> `<i>`",
    solution: ['<img src=x onerror=alert(1)>'],
    upstream: [{ code: '<b>', message: /^<u>"`/ }],
    documentation: 'https://example.com/?a=<b>&"c',
    public: { meaning: '</style><b>', solution: ['Ask & wait.'] },
  },
} as const;

/** The addresses that a page links to, as a browser resolves them. */
function linksOf(page: string, url: string): readonly string[] {
  return [...page.matchAll(/<a href="([^"]*)"|<form action="([^"]*)"/g)].map(
    ([, link, form]) => new URL(link ?? String(form), url).href,
  );
}

/** The slugs that the page shows. */
function shown(page: string): readonly string[] {
  return [...page.matchAll(/<li data-terms="[^"]*"(\s+hidden)?\s*>[^]*?<\/li>/g)]
    .filter(([, hidden]) => hidden === undefined)
    .map(([row]) => /href="\.\/([^"]*)"/.exec(row)?.[1] ?? '');
}

describe.each(expressMajors)('with Express %s', (_major, express) => {
  function mounted(options?: DocsOptions, path = '/problems'): Express {
    const app = express();
    app.use(path, problemDocs(options));
    app.use((_request, response) => void response.status(599).end());
    return app;
  }

  const get = (path: string, accept = '*/*', options?: DocsOptions): Promise<Response> =>
    Promise.resolve(supertest(mounted(options)).get(path).set('Accept', accept));
  const page = async (path: string, options?: DocsOptions): Promise<string> =>
    (await get(path, browser, options)).text;

  it.each(slugs)('documents %s for browsers', async (slug) => {
    const { status, headers, text } = await get(`/problems/${slug}`, browser);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const { title } = problemTypes[slug as keyof typeof problemTypes];
    expect(text).toContain(`<h1>${title.replaceAll("'", '&#39;')}</h1>`);
    expect(text).toContain(`urn:problem-type:openai:${slug}`);
  });

  it('documents a type as JSON for other clients', async () => {
    const { status, headers, body } = await get('/problems/slow-down');
    const { public: advice, upstream: _signatures, ...row } = problemTypes['slow-down'];
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      ...row,
      slug: 'slow-down',
      type: 'urn:problem-type:openai:slow-down',
      public: advice,
      upstream: [
        'code slow_down',
        'status 429 or 503, a message that contains ^slow down, or rate increased too (quickly|fast)',
      ],
    });
  });

  it('lists all types, as a page and as JSON', async () => {
    expect([...shown(await page('/problems/'))].toSorted()).toEqual(slugs.toSorted());
    const { body } = await get('/problems');
    expect(body.title).toBe('Problem types');
    expect(body.problemTypes.map(({ slug }: { slug: string }) => slug)).toEqual(slugs);
  });

  it.each([
    ['insufficient_quota', ['credit-balance-exhausted']],
    ['SLOW-down', ['slow-down']],
    ['  traffic   QUICKLY ', ['slow-down']],
    ['zzz', []],
  ])('finds %j', async (question, found) => {
    const path = `/problems/?q=${encodeURIComponent(question)}`;
    expect(shown(await page(path))).toEqual(found);
    const { body } = await get(path);
    expect(body.problemTypes.map(({ slug }: { slug: string }) => slug)).toEqual(found);
    expect(await page(path)).toContain(`${found.length} of ${slugs.length} problem types`);
  });

  it.each(['', '?', '?q=', '?q=%20', '?p=1', '?%', '?q=%E0%A4%A'])(
    'accepts %j as an empty query or a strange one',
    async (query) => {
      const { status } = await get(`/problems/${query}`, browser);
      expect(status).toBe(200);
    },
  );

  it('hides the groups in which nothing is found', async () => {
    expect((await page('/problems?q=slow_down')).match(/<section[^>]* hidden/g)).toHaveLength(2);
    expect(await page('/problems')).not.toMatch(/<section[^>]* hidden/);
  });

  it('offers all types if nothing is found', async () => {
    const words = /<p class="card nothing"\s*(?: hidden)?\s*>\s*No problem type matches/;
    expect(words.exec(await page('/problems?q=zzz'))?.[0]).not.toContain('hidden');
    expect(words.exec(await page('/problems?q=rate'))?.[0]).toContain(' hidden');
    expect(await page('/problems?q=zzz')).toContain('<a href="./problems/">show all problem types');
  });

  it.each([
    ['too-many-requests', '429 (503 for end users)'],
    ['service-overloaded', '503'],
  ])('shows the statuses of %s', async (slug, words) => {
    expect(await page(`/problems/${slug}`)).toContain(`<dd>${words}</dd>`);
  });

  it('repeats a query as text, and truncates a long one', async () => {
    const question = `"><script>alert(1)</script>${'x'.repeat(5000)}`;
    const text = await page(`/problems/?q=${encodeURIComponent(question)}`);
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;xxx');
    expect(text).not.toContain('x'.repeat(201));
  });

  it.each([
    '/problems/nothing',
    '/problems/nothing/',
    '/problems/slow-down/more',
    '/problems/__proto__',
    '/problems/constructor',
    '/problems/%00',
    '/problems/%E0%A4%A',
    '/problems/<script>alert(1)<%2Fscript>',
    `/problems/${'x'.repeat(5000)}`,
  ])('returns 404 at %s, in the same formats', async (path) => {
    const html = await get(path, browser);
    expect([html.status, html.headers['content-type'], html.headers['cache-control']]).toEqual([
      404,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(html.text).toContain('<h1>No such problem type</h1>');
    expect(html.text).not.toMatch(/<script|x{101}/);
    const json = await get(path);
    expect([json.status, json.headers['content-type']]).toEqual([404, 'application/problem+json']);
    expect(json.body).toMatchObject({
      type: 'about:blank',
      status: 404,
      detail: 'There is no such problem type.',
    });
  });

  it.each([
    ['/problems', '/problems'],
    ['/problems', '/problems/'],
    ['/problems', '/problems?q=slow_down'],
    ['/', '/'],
    ['/a/b', '/a/b'],
    ['/a/b', '/a/b/?q=x'],
    ['/with%20space', '/with%20space'],
  ])('has correct links if mounted at %s, from %s', async (path, address) => {
    const base = 'http://example.com';
    const root = `${base}${path === '/' ? '' : path}/`;
    const { text } = await supertest(mounted({}, path)).get(address).set('Accept', browser);
    const links = linksOf(text, `${base}${address}`);
    expect(links).toContain(`${root}slow-down`);
    expect(links.filter((link) => !link.startsWith(root))).toEqual([]);
  });

  it.each(['slow-down', 'slow-down/', 'nothing', 'nothing/', 'a/b/c', 'a/b/'])(
    'links back to the list from %s',
    async (rest) => {
      const url = `http://example.com/a/problems/${rest}`;
      const app = mounted({}, '/a/problems');
      const { text } = await supertest(app).get(new URL(url).pathname).set('Accept', browser);
      expect(linksOf(text, url)[0]).toBe('http://example.com/a/problems/');
    },
  );

  it.each([
    '//evil.example.com',
    '//evil.example.com/',
    '/\\evil.example.com',
    '/%2F%2Fevil.example.com',
  ])('never leads to another host from %s', async (path) => {
    const app = express();
    app.use(/^\/.*/, problemDocs());
    const { status, text, headers } = await supertest(app).get(path).set('Accept', browser);
    expect([200, 404]).toContain(status);
    expect(headers).not.toHaveProperty('location');
    const others = text.replaceAll(/href="https:\/\/developers[^"]*"/g, '');
    for (const [, href = ''] of others.matchAll(/(?:href|action)="([^"]*)"/g))
      expect(href).toMatch(/^(?:\.\/|\.\.\/|data:image\/svg)/);
  });

  it('escapes custom problem types', async () => {
    const options: DocsOptions = { problemTypes: own, title: '<Problems> & "more"' };
    const text = (await page('/problems/own-budget', options)) + (await page('/problems', options));
    expect(text).toContain('<h1>The &lt;budget&gt; is &quot;used up&quot;</h1>');
    expect(text).toContain(
      '&lt;script&gt;alert(&#39;meaning&#39;)&lt;/script&gt; <code>&lt;i&gt;</code>',
    );
    expect(text).toContain('a message that matches <code>/^&lt;u&gt;&quot;`/</code>');
    expect(text).toContain('href="https://example.com/?a=%3Cb%3E&amp;%22c"');
    expect(text).not.toMatch(/<script>alert|<img|<budget|<u>|<i>|<b>|<Problems/);
  });

  it('shows end users their own wording', async () => {
    const options = { audience: 'public' } as const;
    const { body } = await get('/problems/unauthorized', '*/*', options);
    const { gatewayStatus, public: advice, fixableBy, retryable } = problemTypes.unauthorized;
    expect(body).toEqual({
      ...advice,
      fixableBy,
      retryable,
      status: gatewayStatus,
      slug: 'unauthorized',
      type: 'urn:problem-type:openai:unauthorized',
    });
    const text = await page('/problems/unauthorized', options);
    expect(text).not.toMatch(/upstream|recogni[sz]ed|invalid_api_key|end users|href="https:|401/);
    expect(shown(await page('/problems?q=invalid_api_key', options))).toEqual([]);
    const caller = await get('/problems/context-length-exceeded', '*/*', options);
    expect(caller.body).toHaveProperty('documentation');
  });

  it('names the provider of the option', async () => {
    const { body } = await get('/problems/unauthorized', '*/*', { provider: ' Azure OpenAI ' });
    expect(JSON.stringify(body.solution)).toContain('AZURE_OPENAI_API_KEY');
    expect(body).not.toHaveProperty('documentation');
  });

  it('identifies a page by its ETag', async () => {
    const first = await get('/problems', browser);
    expect(first.headers).toMatchObject({
      etag: expect.stringMatching(/^W?\/?"/),
      'cache-control': 'max-age=3600',
      vary: 'Accept',
      'content-language': 'en',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const again = await supertest(mounted())
      .get('/problems')
      .set('Accept', browser)
      .set('If-None-Match', String(first.headers['etag']));
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await get('/problems')).headers['etag']).not.toBe(first.headers['etag']);
  });

  it.each(['/problems', '/problems/slow-down', '/problems/nothing'])(
    'HEAD %s has the head of GET',
    async (path) => {
      const head = await supertest(mounted()).head(path).set('Accept', browser);
      const got = await get(path, browser);
      expect(head.status).toBe(got.status);
      for (const name of ['content-type', 'content-length', 'etag', 'content-security-policy'])
        expect(head.headers[name]).toBe(got.headers[name]);
      expect(head.text).toBeUndefined();
    },
  );

  it.each(['post', 'put', 'delete', 'options'] as const)('passes %s to the app', async (method) => {
    expect((await supertest(mounted())[method]('/problems/slow-down')).status).toBe(599);
  });

  it('allows only its own script and form in the policy of the list', async () => {
    const { headers } = await get('/problems', browser);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^ ;]+'; script-src 'sha256-[^ ;]+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    const type = await get('/problems/slow-down', browser);
    expect(type.headers['content-security-policy']).not.toContain('script-src');
  });

  it("is the target of a problem's type", async () => {
    const app = express();
    const url = await serve(app);
    const typeBase = `${url}/problems/`;
    app.use('/problems', problemDocs({ typeBase }));
    app.get('/', throwing(apiError({ status: 429 })));
    app.use(openaiErrorHandler({ typeBase }));
    const problem = (await (await fetch(url)).json()) as { type: string };
    expect(await (await fetch(problem.type)).json()).toMatchObject({
      type: problem.type,
      slug: 'too-many-requests',
    });
    closeServers();
  });

  it('responds to a request line with an absolute URL', async () => {
    const { body } = await supertest(mounted({}, '/')).get('/slow-down');
    expect(body).toHaveProperty('slug', 'slow-down');
  });
});

describe('an invalid path', () => {
  it.each(['*', 'http://example.com/x', 'x'])('is not found: %j', async (url) => {
    const sent: unknown[] = [];
    const response = {
      status: (status: number) => sent.push(status),
      vary: () => undefined,
      set: () => undefined,
      send: () => undefined,
    };
    const fail = rejection(
      new Promise((_resolve, reject) => {
        problemDocs()({ method: 'GET', url, originalUrl: url, headers: {} }, response, reject);
        reject(new Error('not passed on'));
      }),
    );
    expect(await fail).toHaveProperty('message', 'not passed on');
    expect(sent).toEqual([404]);
  });
});

describe('wrong options', () => {
  const loose = problemDocs as (options?: unknown) => unknown;

  it.each<readonly [unknown, string]>([
    [{ audience: 'all' }, "problemDocs: option 'audience' cannot be 'all'"],
    [{ title: '' }, "problemDocs: option 'title' cannot be ''; expected a title"],
    [{ title: 5 }, "option 'title' cannot be 5"],
    [{ typeBase: '/problems' }, "option 'typeBase' cannot be '/problems'"],
    [{ provider: '' }, "option 'provider' cannot be ''"],
    [{ problemTypes: { x: {} } }, "option 'problemTypes': unknown slug 'x'"],
    [
      { titel: 'x' },
      "problemDocs: unknown option 'titel' (given: 'x'); use one of title, audience, status",
    ],
    [null, 'problemDocs: options must be an object, not null'],
    [
      { headers: {}, url: '/' },
      'problemDocs was mounted without being called; use app.use(problemDocs())',
    ],
  ])('%j are rejected', (options, message) => {
    expect((thrownBy(() => loose(options)) as TypeError).message).toContain(message);
  });
});

describe('signatures in words', () => {
  it.each<readonly [Signature, string]>([
    [{ status: 429 }, 'status 429'],
    [{ status: [400, 403, 500] }, 'status 400, 403, or 500'],
    [{ code: 'x', type: 'y' }, 'code x, type y'],
    [{ code: /^x/ }, 'code /^x/'],
    [{ kind: 'stream', message: /^x/i }, 'an error mid-stream, a message that matches /^x/i'],
    [{ quota: 'zero', retryable: false }, 'a limit of zero, marked as not retryable'],
    [
      { quota: 'outsized', retryable: true },
      'a request larger than the limit, marked as retryable',
    ],
    [{ page: true, param: true }, 'a web page, a named parameter'],
    [{}, ''],
  ])('%j', (signature, text) => {
    expect(signatureText(signature)).toBe(text);
  });

  it.each(failureKinds)('describe the kind %s', (kind) => {
    expect(signatureText({ kind })).toMatch(/^an? \w|^\w+ \w/);
  });
});
