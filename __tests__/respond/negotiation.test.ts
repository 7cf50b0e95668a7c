/** In which form a problem is answered: what `Accept` asks for. */
import { describe, expect, it } from '@jest/globals';
import type { Express, Request } from 'express';
import helmet from 'helmet';
import createError from 'http-errors';
import supertest, { type Response } from 'supertest';
import {
  openaiErrorHandler,
  toHttpError,
  toProblemDetails,
  type Options,
} from '../../lib/index.js';
import { preferred, type Offer } from '../../lib/respond/negotiation.js';
import { appOf, expressMajors, throwing } from '../support/app.js';
import { apiError } from '../support/problem.js';

const error = apiError({
  status: 429,
  message: '429 Slow.',
  headers: { 'retry-after': '20', 'openai-version': '2020-10-01' },
});
const rateLimits = 'https://developers.openai.com/api/docs/guides/rate-limits';

const types = {
  json: 'application/problem+json',
  page: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

const chrome =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';

const rows: readonly (readonly [string, keyof typeof types])[] = [
  ['*/*', 'json'],
  ['', 'json'],
  ['application/json', 'json'],
  ['application/problem+json', 'json'],
  ['application/json;charset=utf-8', 'json'],
  ['application/json, text/plain, */*', 'json'],
  ['application/*', 'json'],
  ['text/event-stream', 'json'],
  ['image/png', 'json'],
  [chrome, 'page'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['text/html', 'page'],
  ['TEXT/HTML', 'page'],
  ['text/*', 'page'],
  ['text/html;charset=utf-8', 'page'],
  ['text/html, image/gif, *; q=.2, */*; q=.2', 'page'],
  ['application/json;q=0.5, text/html', 'page'],
  ['application/json;q=0.5, text/html;Q=0.6', 'page'],
  ['application/json;q=0, application/problem+json;q=0, */*', 'page'],
  ['text/plain', 'text'],
  ['text/plain, */*;q=0.01', 'text'],
  ['text/plain;q=0.9, text/html;q=0.8, application/json;q=0.7', 'text'],
  ['text/html;q=0, text/*', 'text'],
  // Equals: the order of a list has no meaning.
  ['text/html, application/json', 'json'],
  ['text/html, */*', 'json'],
  ['text/html;q=0.5, application/json;q=0.5', 'json'],
  // Nothing that is accepted.
  ['text/html;q=0', 'json'],
  ['*/*;q=0', 'json'],
  // Junk.
  [',,;;==', 'json'],
  ['text', 'json'],
  ['text/html;q=high', 'json'],
  ['text/html;q=2', 'json'],
  ['text/html;q=-1', 'json'],
  // Quotes hold commas and semicolons, and may be left open.
  ['application/json;p="a, text/html;q=1";q=0.5, text/plain;q=0.7', 'text'],
  ['application/json;p="\\", text/html', 'json'],
  ['application/json;q=0.2, text/html;q=0.1;p=", text/plain', 'json'],
  // The same range twice: the greater weight.
  ['text/html;level=1;q=0.3, text/html;q=0.7, */*;q=0.5', 'page'],
  ['text/html;q=0.7, text/html;level=1;q=0.3, */*;q=0.5', 'page'],
];

/** The headers and the text, whatever the media type is. */
function get(app: Express, accept?: string, method: 'get' | 'head' = 'get'): Promise<Response> {
  const request = supertest(app)[method]('/').buffer(true);
  return accept === undefined ? request : request.set('Accept', accept);
}

const starts = { json: '{"type":', page: '<!doctype html>', text: '429 Too Many Requests\n' };

describe.each(expressMajors)('with Express %s', (_major, express) => {
  const app = (options?: Options<Request>): Express => appOf(express, throwing(error), options);

  it.each(rows)('Accept: %s gets %s', async (accept, form) => {
    const { status, headers, text, body } = await get(app(), accept);
    expect([status, headers['content-type'], headers['vary']]).toEqual([
      429,
      types[form],
      'Accept',
    ]);
    const sent = form === 'json' ? JSON.stringify(body) : text;
    expect(sent.slice(0, starts[form].length)).toBe(starts[form]);
  });

  it('no Accept gets problem+json', async () => {
    const { headers } = await get(app());
    expect(headers).toMatchObject({ 'content-type': types.json, vary: 'Accept' });
  });

  it.each(rows.slice(0, 20))('HEAD with Accept: %s has the head of GET', async (accept) => {
    const [got, head] = await Promise.all([get(app(), accept), get(app(), accept, 'head')]);
    for (const name of ['content-type', 'vary', 'link', 'content-security-policy'])
      expect(head.headers[name]).toBe(got.headers[name]);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(300);
  });

  it.each([chrome, 'text/plain'])('negotiate: false gives problem+json for %s', async (accept) => {
    const { headers } = await get(app({ negotiate: false }), accept);
    expect(headers['content-type']).toBe(types.json);
    expect(headers).not.toHaveProperty('vary');
  });

  it.each(['json', 'page', 'text'] as const)(
    'the headers of a problem are those of %s',
    async (form) => {
      const { headers } = await get(app(), types[form]);
      expect(headers).toMatchObject({
        'retry-after': '20',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-language': 'en',
        link: `<${rateLimits}>; rel="help"`,
      });
    },
  );

  it.each([
    ['Origin', 'Origin, Accept'],
    ['Accept-Encoding, Origin', 'Accept-Encoding, Origin, Accept'],
    [['Origin', 'Cookie'], 'Origin, Cookie, Accept'],
    ['accept', 'accept'],
    ['Origin,ACCEPT', 'Origin,ACCEPT'],
    ['*', '*'],
    ['Origin,  ACCEPT', 'Origin,  ACCEPT'],
    ['', 'Accept'],
    [[], 'Accept'],
  ])('Vary is kept and extended: %j', async (present, sent) => {
    const failing = appOf(express, (_request, response) => {
      response.setHeader('Vary', present);
      throw error;
    });
    expect((await get(failing, chrome)).headers['vary']).toBe(sent);
  });

  it.each([
    ['</style.css>; rel="preload"', `</style.css>; rel="preload", <${rateLimits}>; rel="help"`],
    [
      ['</a>; rel="a"', '</b>; rel="b"'],
      `</a>; rel="a", </b>; rel="b", <${rateLimits}>; rel="help"`,
    ],
  ])('Link is kept and extended: %j', async (present, sent) => {
    const failing = appOf(express, (_request, response) => {
      response.setHeader('Link', present);
      throw error;
    });
    expect((await get(failing)).headers['link']).toBe(sent);
  });

  it('a started stream is not negotiated', async () => {
    const failing = appOf(express, (_request, response) => {
      response.setHeader('Content-Type', 'text/event-stream');
      response.write('data: 1\n\n');
      throw error;
    });
    const { text, headers } = await get(failing, chrome);
    expect(text).toMatch(/^data: 1\n\n\n\nevent: error\ndata: \{"type":/);
    expect(headers).not.toHaveProperty('vary');
  });

  it("the page has its own policy, regardless of the app's", async () => {
    const listener = express();
    listener.use(helmet());
    listener.get('/', throwing(error));
    listener.use(openaiErrorHandler());
    const [page, json] = await Promise.all([get(listener, chrome), get(listener)]);
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; script-src 'sha256-[\w+/]{43}='; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(json.headers['content-security-policy']).toMatch(/^default-src 'self'/);
  });

  it('the page of a submitted form may submit it again', async () => {
    const listener = express();
    listener.post('/', throwing(error));
    listener.use(openaiErrorHandler());
    const { headers, text } = await supertest(listener).post('/').set('Accept', chrome);
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(text).toContain('Reloading sends the same data again');
  });

  it("the app's own errors have the same formats", async () => {
    const missing = appOf(express, throwing(createError(404, 'No such chat.')), {
      handle: 'http',
    });
    const [page, text] = await Promise.all([get(missing, chrome), get(missing, 'text/plain')]);
    expect(page.text).toContain('<h1>Not Found</h1>');
    expect(text.text).toMatch(/^404 Not Found\n\n[^]*Detail: No such chat\.\n/);
    expect(text.headers).not.toHaveProperty('link');
  });
});

describe('the link to the documentation', () => {
  const linked = (documentation: string): unknown =>
    toHttpError(error, { problemTypes: { 'too-many-requests': { documentation } } })?.headers[
      'Link'
    ];

  it.each([
    ['https://example.com/docs', '<https://example.com/docs>; rel="help"'],
    ['https://example.com/a b>"é#c>', '<https://example.com/a%20b%3E%22%C3%A9#c%3E>; rel="help"'],
    ['https://example.com/?q=\r\nX: 1', '<https://example.com/?q=X:%201>; rel="help"'],
  ])('is safe in a header field: %j', (documentation, link) => {
    expect(linked(documentation)).toBe(link);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com', 'urn:x:y'])(
    'is limited to http and https: %s is rejected',
    (documentation) => {
      expect(() => linked(documentation)).toThrow("'documentation' cannot be");
    },
  );

  it('is absent for end users of other types', () => {
    expect(toProblemDetails(error, { audience: 'public' })).not.toHaveProperty('documentation');
    expect(toHttpError(error, { audience: 'public' })?.headers).not.toHaveProperty('Link');
  });
});

describe('what a client prefers', () => {
  const json: Offer = { mediaTypes: ['application/problem+json', 'application/json'] };
  const page: Offer = { mediaTypes: ['text/html'] };
  const text: Offer = { mediaTypes: ['text/plain'] };

  it.each<readonly [string, Offer]>([
    ['', json],
    ['*/*', json],
    ['application/json', json],
    ['application/json, text/html', json],
    ['text/html', page],
    ['TEXT/HTML', page],
    [' text/html ', page],
    ['text/html ; charset=utf-8', page],
    ['text/*', page],
    ['text/plain, text/html', page],
    ['text/plain, text/html;q=0.9', text],
    ['text/html;q=0.5', page],
    ['text/html;q=0', json],
    ['text/html;q=1', page],
    ['text/html;q=2, text/plain;q=0.1', text],
    ['text/html;q=x, text/plain;q=0.1', text],
    ['text/html;q=-1, text/plain;q=0.1', text],
    ['text/html;x=1;q=0.1, text/plain;q=0.2', text],
    ['text/html;q=0.1;x=1, text/plain;q=0.2', text],
    ['text/html;xq=0.1, text/plain;q=0.2', page],
    ['text/html;q=0.1, text/html;q=0.9, text/plain;q=0.5', page],
    ['text/html;q=0.9, text/html;q=0.1, text/plain;q=0.5', page],
    ['*/*;q=0.1, text/plain;q=0.2', text],
    ['*/*;q=0.3, text/plain;q=0.2', json],
    ['text/*;q=0.1, text/plain;q=0.2', text],
    ['text/*, text/html;q=0.1', text],
    ['text/*;q=0.5, application/json;q=0.4', page],
    ['application/problem+json;q=0.1, application/json;q=0.9, text/html;q=0.5', json],
    ['text/plain;a="x,text/html;q=1";q=0.2, text/html;q=0.1', text],
    ['text/plain;a="\\",text/html";q=0.2, text/html;q=0.1', text],
    ['text/plain;q=0.2;a="x, text/html', text],
    [`text/html${' '.repeat(1991)}`, page],
    [`text/html${' '.repeat(1992)}`, json],
  ])('is read from %j', (accept, offer) => {
    expect(preferred(accept, [json, page, text])).toBe(offer);
  });
});

describe('a hostile Accept', () => {
  const offers: readonly [Offer, Offer] = [
    { mediaTypes: ['a/json'] },
    { mediaTypes: ['text/html'] },
  ];
  const long = 64 * 1024;

  it.each([
    ['commas', ','.repeat(long)],
    ['open quotes', `"${','.repeat(long)}`],
    ['quotes', '"'.repeat(long)],
    ['backslashes in quotes', `"${'\\'.repeat(long)}`],
    ['ranges', 'text/html,'.repeat(long / 10)],
    ['parameters', `text/html${';a=b'.repeat(long / 4)}`],
  ])('of 64 kB of %s counts as absent', (_what, accept) => {
    expect(preferred(accept, offers)).toBe(offers[0]);
  });

  it.each([
    '__proto__',
    'constructor',
    'text/html;q=__proto__',
    '\u0000',
    '\ud800/\udfff;q=1e-400',
  ])('%j accepts no format', (accept) => {
    expect(preferred(accept, offers)).toBe(offers[0]);
  });

  it.each([undefined, null, 5, ['text/html'], {}])(
    'that is not a string counts as absent: %p',
    (accept) => {
      expect(preferred(accept, offers)).toBe(offers[0]);
    },
  );
});
