/** What never leaves the process. Secrets are put together at run time, so that none stands in this file. */
import { describe, expect, it } from '@jest/globals';
import { createRedactor, redact } from '../../../lib/compose/redact/index.js';
import { redactFailure } from '../../../lib/compose/redact/failure.js';
import { readFailure, toProblemDetails } from '../../../lib/index.js';
import { apiError, problemOf, thrownBy } from '../../support/problem.js';

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
  ['a key of Anthropic', key('sk', 'ant', 'api03')],
  ['a key of Hugging Face', ['hf', `${letters}01`].join('_')],
  ['a key of Replicate', ['r8', `${letters}01`].join('_')],
  ['a key of NVIDIA', key('nvapi')],
  ['a key of Perplexity', key('pplx')],
  ['a key of Stripe', ['sk', 'live', `${letters}01`].join('_')],
  ['a token of GitHub', ['ghp', `${letters}01`].join('_')],
  ['a token of Slack', key('xoxb')],
  ['a key of AWS', ['AK', 'IA', 'ABCDEFGHIJKLMNOP'].join('')],
  ['a secret of AWS', `wJalrXUtnFEMI/K7MDENG/${letters.slice(0, 20)}`],
  ['a key of Mistral, without a prefix', `${letters.slice(0, 22)}0123456789`],
  ['a key of Azure', `${letters}${'0Ab1Cd2Ef3'.repeat(5)}AAAB`],
  ['a short key', 'sk-abc123'],
  ['a masked key', `sk-proj-${'*'.repeat(20)}wxyz`],
  ['a key masked in the middle', 'abc***xyz'],
  ['a key masked with bullets', 'sk-proj-••••1234'],
  ['a key masked with circles', 'sk-proj-●●●●1234'],
  ['a key shortened with dots', 'sk-ab12...wxyz'],
  ['a key shortened with an ellipsis', 'sk-ab12…wxyz'],
  ['a short masked key', `ab${'*'.repeat(4)}yz`],
  ['an organization', ['org', `${letters}01`].join('-')],
  ['a project', ['proj', `${letters}01`].join('_')],
  ['a user', ['user', `${letters}01`].join('-')],
  ['an organization of letters alone', ['org', letters].join('-')],
  ['a user of small letters alone', ['user', letters.toLowerCase()].join('-')],
  ['encrypted content', ['gAAA', 'AABo', letters, '=='].join('')],
  ['encrypted content, shortened', ['gAAA', 'AABo...9Q=='].join('')],
  ['a hash', hex],
  ['a UUID', uuid],
  ['a long run of letters and digits', `${letters}0123456789abcdefgh`],
  ['a JSON web token', ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.')],
  ['an e-mail address', 'jane.doe@example.com'],
  ['an e-mail address beyond ASCII', 'jané@exämple.com'],
  ['a quoted e-mail address', '"jane doe"@example.com'],
  ['an IPv4 address', '203.0.113.7'],
  ['an IPv4 address with a port', '203.0.113.7:443'],
  ['an IPv6 address', '2001:db8::8a2e:370:7334'],
  ['a link-local IPv6 address', 'fe80::1%eth0'],
  ['an IPv4-mapped IPv6 address', '::ffff:203.0.113.7'],
  ['a Windows file path on a share', '\\\\files\\jane\\app.js'],
  ['a Windows file path with slashes', 'C:/Users/jane/app.js'],
  ['a file path in the home folder', '~/.ssh/id_rsa'],
  ['a place in a file', 'src/chat.ts:10:5'],
  ['a module path', 'node_modules/chat/index.js'],
  ['a name inside a cluster', 'chat.models.svc.cluster.local:8000'],
  ['a name inside a network', 'chat-7.internal'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----'],
  ['a key of Google, of letters alone', ['AI', `za${letters}`].join('')],
  ['a short token of Slack', ['xoxb', 'abcdef'].join('-')],
  ['a secret with signs', `wJalrXUtnFEMI+K7MDENG+${letters.slice(0, 20)}`],
  ['a secret with padding', `${letters}0123456789==`],
  ['a key with digits behind a capital', `ABCXYZ0123456789${letters.slice(0, 20)}`],
  ['a number as long as a hash', '1234567890'.repeat(4)],
  ['an IPv4 address of long numbers', '10.200.30.40'],
  ['a home', '/home/jane/app/server.js'],
  ['a secret’s path', '/var/run/secrets/token'],
  ['a Windows file path', 'C:\\Users\\jane\\app.js'],
];

describe('secrets', () => {
  it.each(secrets)('%s is redacted', (_what, secret) => {
    const text = redact(`There is ${secret} in the text.`);
    expect(text).not.toContain(secret);
    expect(text).toContain('[redacted]');
  });

  it.each(secrets)('%s is removed completely, and the rest stays', (_what, secret) => {
    expect(redact(`There is ${secret} in the text.`)).toBe('There is [redacted] in the text.');
  });

  it.each(secrets)('%s in quotation marks is redacted, the marks stay', (_what, secret) => {
    expect(redact(`There is '${secret}', and (${secret}).`)).toBe(
      "There is '[redacted]', and ([redacted]).",
    );
  });

  it.each(secrets)('%s at the start and the end is redacted', (_what, secret) => {
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

describe('a string that is only a secret', () => {
  it.each(secrets)('is redacted: %s', (_what, secret) => {
    expect(redact(secret)).toBe('[redacted]');
  });

  it.each(['user_abcdefghijklmnop', 'chat.internal', 'org-a1b2c3d4'])(
    'is redacted: %s',
    (secret) => {
      expect(redact(secret)).toBe('[redacted]');
    },
  );
});

describe('parts of a string', () => {
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
    ['a quoted bearer token', "with Bearer 'abc.def' sent", "with Bearer '[redacted]' sent"],
    ['a Ray ID', 'Ray ID: 8a1b2c3d4e5f6a7b', 'Ray ID: [redacted]'],
    ['a Ray ID in a header', 'CF-RAY: 8a1b2c3d4e5f6a7b-FRA', 'CF-RAY: [redacted]'],
    ['a header', 'sent api-key: Ab1Cd2 there', 'sent api-key: [redacted] there'],
    ['a header in JSON', '{"X-Api-Key":"Ab1Cd2"}', '{"X-Api-Key":"[redacted]"}'],
    ['a cookie', 'Cookie: a=b; c=d\nnext', 'Cookie: [redacted]\nnext'],
    ['a setting', 'OPENAI_API_KEY=abc now', 'OPENAI_API_KEY=[redacted] now'],
    ['a password', 'with password=letmein, twice', 'with password=[redacted], twice'],
    ['a secret', 'client_secret: Ab1Cd2;', 'client_secret: [redacted];'],
    ['a token', 'access_token="abc"', 'access_token="[redacted]"'],
    ['a signature in a form', 'sig=abc&se=1', 'sig=[redacted]&se=1'],
    ['a signature', '/files/1?sig=abc&se=1', '/files/1?[redacted]'],
    [
      'a query of another scheme',
      'see gs://b.example.com/x?y=abc now',
      'see gs://b.example.com/x?[redacted] now',
    ],
    [
      'credentials with an @',
      'postgres://jane:p@ss@db.example.com/x',
      'postgres://[redacted]@db.example.com/x',
    ],
    [
      'a host that was connected to',
      'Cannot connect to host chat-7:80 now',
      'Cannot connect to host [redacted] now',
    ],
    ['a host of a pool', "Pool(host='chat', port=80)", "Pool(host='[redacted]', port=80)"],
    ['a host of a proxy', 'not found in upstream "chat"', 'not found in upstream "[redacted]"'],
    ['a host without a domain', 'see http://chat:80/v1 now', 'see http://[redacted]/v1 now'],
    [
      'a host of node-fetch',
      'request to http://a.example.com/v1 failed',
      'request to http://[redacted]/v1 failed',
    ],
    [
      'a file in a Python stack frame',
      'File "chat.py", line 12, in x',
      'File "[redacted]", line 12, in x',
    ],
    ['a stack frame within a line', 'Odd at run (chat.ts:1:2), again', 'Odd, again'],
    ['colors of a terminal', '\u001b[31mred\u001b[0m', 'red'],
    ['control characters', 'a\u0000b\rc\u0085d\u202ee\ufeff', 'abcde'],
    [
      'a prompt that was sent as a key, without a full stop',
      'key provided: a b You can find',
      'key provided: [redacted] You can find',
    ],
    [
      'a prompt that was sent as a key, to the end',
      'key provided: a b. You',
      'key provided: [redacted]',
    ],
    ['a bearer of letters with digits', 'Bearer abc1', 'Bearer [redacted]'],
    ['a token of one part', `Token ${['ey', 'JhbGciOiJI'].join('')} sent`, 'Token [redacted] sent'],
    ['a token beside a name', ['ey', 'JhbGciOiJI.abc.def.gh'].join(''), '[redacted].gh'],
    ['a private key that is cut', '-----BEGIN EC PRIVATE KEY-----\nMIIEvQ', '[redacted]'],
    ['a key shortened in the middle of a text', 'key ab-cd...efgh, then', 'key [redacted], then'],
    [
      'a refused connection',
      'connect ECONNREFUSED chat:80 now',
      'connect ECONNREFUSED [redacted] now',
    ],
    ['an unreachable host', 'connect EHOSTUNREACH chat now', 'connect EHOSTUNREACH [redacted] now'],
    [
      'a host with labels',
      'Connection to a-1.b-2.example.com:8443, then',
      'Connection to [redacted], then',
    ],
    ['a host after a colon', 'upstream: chat-7 failed', 'upstream: [redacted] failed'],
    ['a host without a domain at the end', 'see http://chat', 'see http://[redacted]'],
    [
      'a host inside a network with a port',
      'at chat-7.corp.example:8443, then',
      'at [redacted], then',
    ],
    ['a place with one number', 'in chat.mjs:104, then', 'in [redacted], then'],
    ['a place with long numbers', 'in "src/a.tsx:104:1050" then', 'in "[redacted]" then'],
    ['a stack frame within a line with long numbers', 'Odd at async run (a.ts:104:1050)!', 'Odd!'],
    ['a Python stack trace alone', 'Traceback (most recent call last) and all', ''],
    ['a module with a path', "in '/x/node_modules/@a/b/c.js' then", "in '[redacted]' then"],
    ['stars beside words', 'key **** and ab**cd, then', 'key [redacted] and [redacted], then'],
    ['an address with many labels', 'to jane@mail.a.example.com, then', 'to [redacted], then'],
    ['an address with a long port', 'at 203.0.113.117:8443 now', 'at [redacted] now'],
    ['a long IPv6 address', 'at 2001:0db8:0000:0000:0000:8a2e:0370:7334 now', 'at [redacted] now'],
    ['an IPv6 address in a URL', 'at http://[2001:db8::1]:80/', 'at http://[[redacted]]:80/'],
    ['an IPv6 address of a long link', 'at fe80::1%wlan0 now', 'at [redacted] now'],
    ['an id in a path', `/team/${uuid}/billing now`, '/team/[redacted]/billing now'],
    ['an id of a user behind a sign', `User=${uuid} now`, 'User=[redacted] now'],
    ['a user by name', 'LiteLLM User: jane.d, over it', 'LiteLLM User: [redacted], over it'],
    ['a team by name', 'LiteLLM Team: blue-7; over', 'LiteLLM Team: [redacted]; over'],
    ['an organization by name', 'LiteLLM Organization: acme', 'LiteLLM Organization: [redacted]'],
    [
      'a user who is spoken to',
      'Sorry, you (jane_d) have none',
      'Sorry, you ([redacted]) have none',
    ],
    ['a user who is spoken to first', 'You (jane) are out', 'You ([redacted]) are out'],
    [
      'a team of a model',
      'No such model for team blue-7: gpt-4o',
      'No such model for team [redacted]: gpt-4o',
    ],
    ['a team of a model first', 'Model for team blue, so', 'Model for team [redacted], so'],
    ['an account in quotes', 'the account "Jane Doe" is', 'the account "[redacted]" is'],
    ['an account in other quotes', 'Account `jane` is', 'Account `[redacted]` is'],
    ['a suspended account', 'Account jane.doe-7 is suspended.', 'Account [redacted] is suspended.'],
    [
      'an account that has been disabled',
      'Account jane has been disabled',
      'Account [redacted] has been disabled',
    ],
    ['a project by number', 'in project 123456789012 now', 'in project [redacted] now'],
    ['a project by id', 'in project blue-sky-4711 now', 'in project [redacted] now'],
    ['a project in quotes', "Project 'x', project 'blue-471'", "Project 'x', project '[redacted]'"],
    ['a project in a path', 'projects/blue-4711/locations/x', 'projects/[redacted]/locations/x'],
    ['a project as a parameter', 'project_number:123456789, so', 'project_number:[redacted], so'],
    ['a user at the end', 'enduser=jane, end_user=jane', 'enduser=[redacted], end_user=[redacted]'],
    [
      'a host that somebody wants to connect to',
      'cannot connect to db-7.example:5432, retry',
      'cannot connect to [redacted], retry',
    ],
    ['a setting with a space', 'password : hunter2x9 now', 'password : [redacted] now'],
    ['a stack frame within a line alone', 'at run (chat.ts:1:2)', ''],
    ['a key behind a sign', `x|${key('sk')}, x:${key('sk')}`, 'x|[redacted], x:[redacted]'],
    ['a key in brackets', `[${key('sk')}]`, '[[redacted]]'],
    ['half of a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['a stack trace', 'Odd.\n    at f (x.js:1:1)\n    at g', 'Odd.'],
    ['a Python stack trace', 'Odd.\nTraceback (most recent call last)\n  File', 'Odd.'],
    [
      'a prompt that was sent as a key',
      'Incorrect API key provided: tell me a secret. You can find your key',
      'Incorrect API key provided: [redacted]. You can find your key',
    ],
  ])('%s is redacted, the rest stays', (_what, text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    ['a request id', 'Quote req_0123456789abcdef0123456789abcdef to support.'],
    ['a request id of Azure', `Quote request ID: ${uuid}`],
    ['a model', 'The model gpt-4o-2024-08-06 does not exist.'],
    ['a parameter', "Invalid 'messages[0].content': a string is expected."],
    ['a limit', 'Limit 30000, Used 29000, Requested 2000. Please try again in 1m26.4s.'],
    ['hyphenated words', 'text-embedding-ada-and-many-more-words-in-one-long-name-of-letters'],
    ['a model with many short words', 'accounts/fireworks/models/llama-v3p1-405b-instruct-long'],
    ['the ID of a call', 'No output for call_AbCdEf0123456789AbCdEf01.'],
    ['a fine-tuned model', 'ft:gpt-4o-mini-2024-07-18:acme::AbC123'],
    ['prose about a token', 'token: expected a string'],
    ['prose about bearers', 'Bearer authentication is required.'],
    ['prose about a user', 'a user-provided value, a team-wide key-value store'],
    ['prose about users', 'user-provided-input, org-level/some-setting'],
    ['prose that ends in a bearer', 'It needs a Bearer token'],
    ['prose about you', 'When you (of all) have it, you (jane) may'],
    ['prose about accounts', "Account jane is fine, the account's limit, account 'a\nb'"],
    ['prose about projects', 'project alpha-1 is off, 3 projects are on'],
    ['a long address of the API', '/v1/organizations/abcdefghijklmnopqrstu/projects/alpha4/keys'],
    ['a long setting of words', 'internationalization=internationalization-of-letters'],
    ['a sum of long numbers', '1234567890123456_1234567890123456_123456789'],
    ['a setting that is no secret', 'max_tokens: 500000, tokens=500000'],
    ['a header without a value', 'The header Authorization: is missing'],
    ['a public address', 'See https://platform.openai.com/account/api-keys.'],
    ['the own host', 'http://localhost:11434/api'],
    ['a connection', 'Connection to OpenAI failed, upstream connect error'],
    ['a version', 'gpt-4.1, version 1.25, 12.5 %'],
    ['a run of letters', 'x'.repeat(60)],
    ['digits in a row', '1'.repeat(30)],
    ['an id that is too short', 'id 0a1b2c3d0a1b2c3d'],
    ['an index', 'messages[12].content[3].image_url.url, tools.12.name'],
    ['a long name of a parameter', 'max_completion_tokens_details.reasoning_effort[0]'],
    ['words with slashes', 'and/or, read/write/execute/delete/all-of-them-at-once-or-none'],
    ['a time', 'at 2024-01-01T12:30:45.123Z, that is 12:30:45'],
    ['another script', 'Die Anfrage überschreitet 上限 🎉'],
    ['lines and tabs', 'one\n\ttwo'],
    ['a path of the API', 'Invalid URL (POST /v1/chat/completions)'],
    ['a code', 'context_length_exceeded'],
    ['nothing', ''],
  ])('%s stays', (_what, text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('a string beyond the limit', () => {
  it('ends before the word at the limit', () => {
    expect(redact(`${'so '.repeat(1363)}${hex}${hex}`)).toBe('so '.repeat(1363));
  });

  it('keeps a non-ASCII word', () => {
    expect(redact('上'.repeat(5000))).toBe('上'.repeat(4096));
  });
});

describe('patterns of the app', () => {
  it.each([
    ['a text', ['Bluebird'], 'Project Bluebird, Bluebird.', 'Project [redacted], [redacted].'],
    ['a text with signs of patterns', ['(a+b)'], 'sum (a+b) aab', 'sum [redacted] aab'],
    ['a pattern', [/customer-\d+/], 'customer-1 customer-22', '[redacted] [redacted]'],
    [
      'a pattern with flags',
      [/CUSTOMER-\d+/giy],
      'a customer-1 customer-2',
      'a [redacted] [redacted]',
    ],
    ['several', ['one', /two/], 'one two three', '[redacted] [redacted] three'],
    ['one that refers to groups', [/(c)1/], 'c1 $1', '[redacted] $1'],
  ])('%s is redacted everywhere', (_what, patterns, text, redacted) => {
    expect(createRedactor(patterns)(text)).toBe(redacted);
  });

  it('change nothing if there are none', () => {
    expect(createRedactor()).toBe(redact);
    expect(createRedactor([])).toBe(redact);
  });

  it('run in addition to the built-in ones', () => {
    expect(createRedactor(['Bluebird'])(`Bluebird ${key('sk')}`)).toBe('[redacted] [redacted]');
  });

  it('do not call methods of a subclass', () => {
    class Hostile extends RegExp {
      override [Symbol.replace](): string {
        throw new Error('no');
      }
    }
    expect(createRedactor([new Hostile('a')])('bab')).toBe('b[redacted]b');
  });

  it.each(['developer', 'public'] as const)('reach no member for a %s', (audience) => {
    const facts = {
      message: 'A Bluebird',
      code: 'Bluebird',
      param: 'Bluebird',
      requestID: 'Bluebird',
    };
    const options = { audience, classify: () => 'invalid-file', redact: ['Bluebird'] };
    const problem = problemOf(apiError({ status: 400, ...facts }), options);
    expect(JSON.stringify(problem)).not.toContain('Bluebird');
    expect(problem.detail).toBe(audience === 'developer' ? 'A [redacted]' : undefined);
  });

  it.each([
    ['no array', 'Bluebird', "'Bluebird'"],
    ['the empty text', [''], 'an array'],
    ['a pattern of the empty text', [/a*/], 'an array'],
    ['a number', [1], 'an array'],
  ])('cannot be %s', (_what, patterns, shown) => {
    const convert = (): unknown => toProblemDetails(1, { redact: patterns as never });
    expect(thrownBy(convert)).toEqual(
      new TypeError(
        `toProblemDetails: option 'redact' cannot be ${shown}; expected an array of strings or RegExps that do not match the empty string`,
      ),
    );
  });
});

describe('members', () => {
  it('a detail that is only a stack is left out', () => {
    const error = apiError({ status: 400, message: '\n    at f (x.js:1:1)' });
    expect(problemOf(error)).not.toHaveProperty('detail');
  });

  it('a long detail is truncated', () => {
    const { detail } = problemOf(apiError({ status: 400, message: 'so '.repeat(1000) }));
    expect(detail).toHaveLength(1000);
    expect(detail).toMatch(/…$/);
  });

  it.each([
    ['of OpenAI', 'req_0123456789abcdef0123456789abcdef'],
    ['of Azure', uuid],
  ])('a request ID %s is shown', (_whose, requestID) => {
    expect(problemOf(apiError({ status: 500, requestID })).requestId).toBe(requestID);
  });

  it.each([
    ['that is none', 'two words'],
    ['that is a token', `eyJ${letters}`],
    ['that is too long', 'r'.repeat(129)],
  ])('a request ID %s is not shown', (_what, requestID) => {
    expect(problemOf(apiError({ status: 500, requestID }))).not.toHaveProperty('requestId');
  });
});

describe('logged facts', () => {
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
    expect(redactFailure(failure, redact)).toEqual({
      ...failure,
      message: 'No [redacted]',
      code: '[redacted]',
    });
  });
});
