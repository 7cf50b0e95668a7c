/** What never leaves the process. Secrets are put together at run time, so that none stands in this file. */
import { describe, expect, it } from '@jest/globals';
import { redact } from '../lib/compose/redact.js';
import { redactFailure } from '../lib/compose/redact-failure.js';
import { readFailure } from '../lib/index.js';
import { apiError, problemOf } from './support/problem.js';

const letters = 'AbCdEfGhIjKlMnOpQrStUvWxYz';
const hex = '0a1b2c3d'.repeat(4);
const key = (...parts: readonly string[]): string => [...parts, `${letters}0123456789`].join('-');
const uuid = ['0a1b2c3d', '0a1b', '4c3d', '8a1b', '0a1b2c3d0a1b'].join('-');

const secrets: readonly (readonly [string, string])[] = [
  ['a key', key('sk')],
  ['a project key', key('sk', 'proj')],
  ['a service key', key('sk', 'svcacct')],
  ['a key of xAI', key('xai')],
  ['a key of Groq', ['gsk', `${letters}01`].join('_')],
  ['a key of Google', ['AI', `zaSyD3${letters}`].join('')],
  ['a masked key', `sk-proj-${'*'.repeat(20)}wxyz`],
  ['a short masked key', `ab${'*'.repeat(4)}yz`],
  ['an organization', ['org', `${letters}01`].join('-')],
  ['a project', ['proj', `${letters}01`].join('_')],
  ['a user', ['user', `${letters}01`].join('-')],
  ['a hash', hex],
  ['a UUID', uuid],
  ['a long run of letters and digits', `${letters}0123456789abcdefgh`],
  ['a JSON web token', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.')],
  ['an e-mail address', 'jane.doe@example.com'],
  ['an IPv4 address', '203.0.113.7'],
  ['an IPv4 address with a port', '203.0.113.7:443'],
  ['an IPv6 address', '2001:db8::8a2e:370:7334'],
  ['a home', '/home/jane/app/server.js'],
  ['a secret’s path', '/var/run/secrets/token'],
  ['a path of Windows', 'C:\\Users\\jane\\app.js'],
];

describe('secrets', () => {
  it.each(secrets)('%s is taken out', (_what, secret) => {
    const text = redact(`There is ${secret} in the text.`);
    expect(text).not.toContain(secret);
    expect(text).toContain('[redacted]');
  });

  it.each(secrets)('what stands around %s is kept', (_what, secret) => {
    expect(redact(`There is ${secret} in the text.`)).toMatch(/^There is .*in the text\.$/);
  });

  it.each(secrets)('%s at the start and the end is taken out', (_what, secret) => {
    expect(redact(`${secret} and ${secret}`)).not.toContain(secret);
  });

  const shown = ['developer', 'public'] as const;
  const rows = shown.flatMap((audience) => secrets.map((row) => [audience, ...row] as const));

  it.each(rows)('a %s never sees %s', (audience, _what, secret) => {
    const error = apiError({
      status: 400,
      message: `400 No ${secret} here`,
      code: `code ${secret}`,
      param: `param ${secret}`,
      type: `type ${secret}`,
    });
    const options = { audience, classify: () => 'invalid-file' };
    expect(JSON.stringify(problemOf(error, options))).not.toContain(secret);
  });
});

describe('parts of a text', () => {
  it.each([
    ['a bearer token', 'Authorization: Bearer abc.def', 'Authorization: Bearer [redacted]'],
    ['a basic token', 'Authorization: Basic YWJjOmRlZg==', 'Authorization: Basic [redacted]'],
    [
      'credentials in a URL',
      'see https://jane:pass@example.com/x',
      'see https://[redacted]@example.com/x',
    ],
    [
      'a query',
      'see https://example.com/x?sig=abc now',
      'see https://example.com/x?[redacted] now',
    ],
    ['a host', 'getaddrinfo ENOTFOUND api.example.com', 'getaddrinfo ENOTFOUND [redacted]'],
    ['a Ray ID', 'Ray ID: 8a1b2c3d4e5f6a7b', 'Ray ID: [redacted]'],
    ['a stack', 'Odd.\n    at f (x.js:1:1)\n    at g', 'Odd.'],
    ['a stack of Python', 'Odd.\nTraceback (most recent call last)\n  File', 'Odd.'],
    [
      'a prompt that was sent as a key',
      'Incorrect API key provided: tell me a secret. You can find your key',
      'Incorrect API key provided: [redacted]. You can find your key',
    ],
  ])('%s goes, the rest stays', (_what, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    ['a request id', 'Quote req_0123456789abcdef0123456789abcdef to support.'],
    ['a request id of Azure', `Quote request ID: ${uuid}`],
    ['a model', 'The model gpt-4o-2024-08-06 does not exist.'],
    ['a parameter', "Invalid 'messages[0].content': a string is expected."],
    ['a limit', 'Limit 30000, Used 29000, Requested 2000. Please try again in 1m26.4s.'],
    ['hyphenated words', 'text-embedding-ada-and-many-more-words-in-one-long-name-of-letters'],
    ['a path of the API', 'Invalid URL (POST /v1/chat/completions)'],
    ['a code', 'context_length_exceeded'],
    ['nothing', ''],
  ])('%s stays', (_what, text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('members', () => {
  it('a detail that was nothing but a stack is left out', () => {
    const error = apiError({ status: 400, message: '\n    at f (x.js:1:1)' });
    expect(problemOf(error)).not.toHaveProperty('detail');
  });

  it('a long detail is cut', () => {
    const { detail } = problemOf(apiError({ status: 400, message: 'so '.repeat(1000) }));
    expect(detail).toHaveLength(1000);
    expect(detail).toMatch(/…$/);
  });

  it.each([
    ['of OpenAI', 'req_0123456789abcdef0123456789abcdef'],
    ['of Azure', uuid],
  ])('a request id %s is shown', (_whose, requestID) => {
    expect(problemOf(apiError({ status: 500, requestID })).requestId).toBe(requestID);
  });

  it.each([
    ['that is none', 'two words'],
    ['that is a token', `eyJ${letters}`],
    ['that is too long', 'r'.repeat(129)],
  ])('a request id %s is not shown', (_what, requestID) => {
    expect(problemOf(apiError({ status: 500, requestID }))).not.toHaveProperty('requestId');
  });
});

describe('facts to be logged', () => {
  const facts = {
    status: 400,
    message: `No ${key('sk')}`,
    code: key('sk'),
    type: 'odd',
    param: undefined,
  };

  it('have no secrets', () => {
    const failure = readFailure(apiError(facts));
    if (failure === undefined) throw new Error('not claimed');
    expect(redactFailure(failure)).toEqual({
      ...failure,
      message: 'No [redacted]',
      code: '[redacted]',
    });
  });
});
