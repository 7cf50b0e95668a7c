/** A problem as people read it: as an HTML page and as plain text. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { frame } from '../../lib/page/frame.js';
import { codeIn, html, joined, webLink } from '../../lib/page/html.js';
import { problemPage } from '../../lib/page/problem-page.js';
import { problemText } from '../../lib/page/problem-text.js';
import type { ProblemDetails } from '../../lib/model/problem-details.js';
import { InvalidInputError } from '../../lib/model/invalid-input.js';
import { problemTypes, type ProblemTypeSlug } from '../../lib/index.js';
import { apiError, problemOf } from '../support/problem.js';

const least: ProblemDetails = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  instance: 'urn:uuid:0',
  meaning: 'There is nothing at this address.',
  solution: ['Check the address.'],
  fixableBy: 'caller',
  retryable: false,
};

const most: ProblemDetails = {
  ...least,
  type: 'https://example.com/problems/x',
  detail: 'The model `gpt-0` is not there.',
  retryable: true,
  retryAfter: 20,
  fixableBy: 'operator',
  code: 'model_not_found',
  param: 'model',
  requestId: 'req_0123456789abcdef',
  documentation: 'https://example.com/docs',
  rateLimit: { requests: { limit: 3, remaining: 0 }, tokens: { limit: 10 } },
  contentFilter: {
    categories: [
      { category: 'violence', filtered: true },
      { category: 'hate', filtered: false },
      { category: 'jailbreak', filtered: true },
    ],
  },
  errors: [
    { pointer: '/messages/0', detail: 'must be a text' },
    { in: 'query', parameter: 'q', detail: 'is missing' },
    { in: 'path', detail: 'is wrong' },
    { detail: 'is bad' },
  ],
};

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The text of the page between its tags. */
function said(problem: ProblemDetails): string {
  const [, body = ''] = /<body>([^]*)<\/body>/.exec(problemPage(problem).body) ?? [];
  return body
    .replace(/<script>[^]*/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the page', () => {
  it('shows what happened, what to do, who can fix it and whether to try again', () => {
    expect(said(least)).toBe(
      'Error 404 Not Found There is nothing at this address. What to do Check the address. Who can fix it You, by changing the request Try again No, the same request would fail again For support Reference urn:uuid:0',
    );
  });

  it('shows all facts', () => {
    expect(said(most)).toBe(
      'Error 404 Not Found There is nothing at this address. What to do Check the address. Who can fix it The operator of this service Try again Yes, in 20 seconds Try again Try again Detail The model gpt-0 is not there. /messages/0: must be a text query q: is missing path: is wrong is bad For support Reference urn:uuid:0 Request ID req_0123456789abcdef Code model_not_found Parameter model Filtered violence, jailbreak Requests 0 of 3 left Type https://example.com/problems/x Read the documentation',
    );
  });

  it('shows that a retry may succeed if no wait is known', () => {
    expect(said({ ...least, retryable: true })).toContain('Try again Yes, after a short wait');
  });

  it('links only to the documentation', () => {
    const links = [...problemPage(most).body.matchAll(/<a href="([^"]*)"/g)].map(
      ([, href]) => href,
    );
    // The empty one requests the page again.
    expect(links).toEqual(['', 'https://example.com/problems/x', 'https://example.com/docs']);
    expect(problemPage({ ...least, type: 'urn:x:y' }).body).not.toContain('<a ');
  });

  it('shows errors of the input without a detail', () => {
    const { detail: _none, ...rest } = most;
    expect(said(rest)).toContain('Detail /messages/0: must be a text');
  });

  it('shows code as code', () => {
    expect(problemPage(most).body).toContain('The model <code>gpt-0</code> is not there.');
  });

  it('loads nothing: its policy allows only its own style', () => {
    const { body, fields } = problemPage(least);
    expect(fields['Content-Security-Policy']).not.toMatch(/script-src|unsafe|'self'|https:/);
    expect(body).not.toMatch(/<script|<img|@import|url\(|src=/);
  });

  it('runs its own script if the problem is retryable', () => {
    const { body, fields } = problemPage(most);
    expect(fields['Content-Security-Policy']).toMatch(/; script-src 'sha256-[^ ;']+'; /);
    expect(fields['Content-Security-Policy']).not.toMatch(/unsafe|'self'|https:/);
    expect(body.match(/<script/g)).toHaveLength(1);
  });

  it.each([
    ['GET', '<a href="">Try again</a>', "'none'"],
    ['HEAD', '<a href="">Try again</a>', "'none'"],
    [undefined, '<a href="">Try again</a>', "'none'"],
    ['POST', 'Reloading sends the same data again; your browser may ask first.', "'self'"],
  ])('shows how to repeat a request of the method %p', (method, words, target) => {
    const { body, fields } = problemPage(most, method);
    expect(body).toContain(words);
    expect(fields['Content-Security-Policy']).toContain(`form-action ${target}`);
    const hopeless = problemPage(least, method);
    expect(hopeless.body).not.toContain(words);
    expect(hopeless.fields['Content-Security-Policy']).toContain("form-action 'none'");
  });

  it.each([
    [404, 'status client'],
    [503, 'status'],
  ])('shows the status %i in the class %j', (status, name) => {
    expect(problemPage({ ...least, status }).body).toContain(
      `<p class="${name}">Error ${status}</p>`,
    );
  });

  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '`<b>`',
    '</title><script>',
    '</style><script>',
    '&lt;script&gt;',
    '<!--',
    ']]>',
    '\ud800',
  ];

  it.each(hostile)('contains only our own markup: %s', (text) => {
    const problem: ProblemDetails = {
      ...most,
      title: text,
      meaning: text,
      solution: [text],
      detail: text,
      instance: text,
      code: text,
      param: text,
      requestId: text,
      type: text,
      contentFilter: { categories: [{ category: text, filtered: true }] },
      errors: [{ pointer: text, detail: text }],
    };
    const markup = (page: string): string[] => page.match(/<[a-z/!][^>]*>/gi) ?? [];
    const harmless = (_name: string, value: unknown): unknown =>
      value === text ? text.replace(/[<>&"'!-]/g, 'x') : value;
    const plain = JSON.parse(JSON.stringify(problem, harmless)) as ProblemDetails;
    expect(markup(problemPage(problem).body)).toEqual(markup(problemPage(plain).body));
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://example.com',
    '//example.com',
    'JAVASCRIPT:x',
  ])('does not link to %s', (uri) => {
    expect(problemPage({ ...least, type: uri, documentation: uri }).body).not.toContain('<a ');
  });
});

describe('the plain text', () => {
  it('has the same facts', () => {
    expect(problemText(most)).toEqual({
      body: `404 Not Found

There is nothing at this address.

What to do:
- Check the address.

Who can fix it: The operator of this service
Try again: Yes, in 20 seconds
Detail: The model \`gpt-0\` is not there.
Input: /messages/0: must be a text
Input: query q: is missing
Input: path: is wrong
Input: is bad
Filtered: violence, jailbreak
Code: model_not_found
Parameter: model
Reference: urn:uuid:0
Request ID: req_0123456789abcdef
Documentation: https://example.com/docs
`,
      fields: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  });

  it('omits unknown facts', () => {
    expect(problemText(least).body).toBe(`404 Not Found

There is nothing at this address.

What to do:
- Check the address.

Who can fix it: You, by changing the request
Try again: No, the same request would fail again
Reference: urn:uuid:0
`);
  });

  it.each([
    [undefined, 'after a short wait'],
    [0, 'now'],
    [1, 'in 1 second'],
    [119, 'in 119 seconds'],
    [120, 'in 2 minutes'],
    [121, 'in 3 minutes'],
    [7199, 'in 120 minutes'],
    [7200, 'in 2 hours'],
    [86_400, 'in 24 hours'],
  ])('shows when to try again: %p', (retryAfter, words) => {
    const problem = { ...least, retryable: true, ...(retryAfter !== undefined && { retryAfter }) };
    expect(problemText(problem).body).toContain(`Try again: Yes, ${words}\n`);
  });

  it.each([
    ['caller', 'You, by changing the request'],
    ['operator', 'The operator of this service'],
    ['provider', 'The model provider'],
  ] as const)('says who can fix it: %s', (fixableBy, words) => {
    expect(problemText({ ...least, fixableBy }).body).toContain(`Who can fix it: ${words}\n`);
  });
});

describe('markup', () => {
  it('escapes its values, unless they are markup', () => {
    expect(
      joined(html`<p title="${'"&'}">${'<'}${html`<b>${"'"}</b>`}${[1, '>']}${undefined}</p>`),
    ).toBe('<p title="&quot;&amp;">&lt;<b>&#39;</b>1&gt;</p>');
  });

  it('does not treat similar objects as markup', () => {
    const forged = { markup: '<script>', map: () => ['<b>'] } as never;
    expect(joined(forged)).toBe('[object Object]');
  });

  it.each([
    ['a `b` c', 'a <code>b</code> c'],
    ['`a` `b`', '<code>a</code> <code>b</code>'],
    ['a ` b', 'a ` b'],
    ['``', '``'],
    ['`<`', '<code>&lt;</code>'],
  ])('shows text in backticks as code: %s', (text, markup) => {
    expect(joined(codeIn(text))).toBe(markup);
  });

  it('escapes the address of a link', () => {
    expect(joined(webLink('https://example.com/?a="&b', 'x'))).toBe(
      '<a href="https://example.com/?a=&quot;&amp;b">x</a>',
    );
  });

  it("contains exactly the style and the script of the policy's hashes", () => {
    const { body, fields } = frame({ title: 'x', body: 'y', script: 'run()' });
    for (const [name, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const [, text = ''] = new RegExp(`<${name}>([^]*)</${name}>`).exec(body) ?? [];
      expect(fields['Content-Security-Policy']).toContain(`${directive} ${hashOf(text)};`);
    }
  });
});

describe('what end users read', () => {
  const members =
    /`?\b(?:retryAfter|instance|errors|pointer|param|requestId|fixableBy|retryable|solution)\b`?|Retry-After/;
  const reference = 'urn:uuid:00000000-0000-4000-8000-000000000000';

  function problemFor(slug: ProblemTypeSlug, headers: object): ProblemDetails {
    const error =
      slug === 'invalid-input'
        ? new InvalidInputError(
            [{ pointer: '/prompt', detail: 'Must not be empty.' }],
            1,
            undefined,
          )
        : apiError({ status: 500, headers });
    return problemOf(error, {
      audience: 'public',
      classify: () => slug,
      instance: () => reference,
    });
  }

  it.each(Object.keys(problemTypes) as ProblemTypeSlug[])('names no member: %s', (slug) => {
    for (const headers of [{}, { 'retry-after': '20' }]) {
      const problem = problemFor(slug, headers);
      expect(said(problem)).not.toMatch(members);
      expect(problemText(problem).body).not.toMatch(members);
    }
  });

  it('includes the wait in the sentence', () => {
    const told = (headers: object): string => said(problemFor('too-many-requests', headers));
    expect(told({ 'retry-after': '20' })).toContain('Wait 20 seconds, then try again.');
    expect(told({})).toContain('Wait about a minute, then try again.');
  });

  it('includes the instance as a reference', () => {
    const { body } = problemText(problemFor('unauthorized', {}));
    expect(body).toContain(`include this reference: ${reference}`);
    expect(body).toContain(`\nReference: ${reference}\n`);
  });

  it('includes the wait and the parameter for developers, too', () => {
    const wait = apiError({ status: 429, headers: { 'retry-after': '90' } });
    expect(said(problemOf(wait))).toContain('Wait 90 seconds, then retry');
    const steps = ['Look at `param`.'];
    expect(said({ ...least, solution: steps })).toContain('Look at the parameter.');
    expect(said({ ...least, solution: steps, param: 'model' })).toContain(
      'Look at the parameter model .',
    );
  });
});
