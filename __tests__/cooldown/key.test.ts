/** Which calls cool down together, and that no key contains a credential. */
import { describe, expect, it } from '@jest/globals';
import { modelOf } from '../../lib/cooldown/model-name.js';
import { cpuTime } from '../support/cpu-time.js';
import { address, callOf, guarded, type Guarded } from '../support/guarded.js';
import { errorBody, rateLimited } from '../support/limited.js';
import type { Wire } from '../support/sdk.js';
import type { CooldownOptions, CooldownRequest } from '../../lib/cooldown.js';

const limited = rateLimited({ 'retry-after': '60' }) as Wire;
const refused: Wire = { status: 401, body: errorBody('invalid_api_key', 'Incorrect API key.') };

const guardedLimited = (options: CooldownOptions = {}): Guarded => guarded(() => limited, options);

async function keyOf(
  init: RequestInit,
  url = address,
  options: CooldownOptions = {},
): Promise<string> {
  const { guard, call } = guardedLimited(options);
  await call(init, url);
  return String(guard.state()[0]?.key);
}

/** A credential whose characters are generated at run time. */
const credential = ['sk', 'proj', 'Ab1'.repeat(14)].join('-');

describe('the key', () => {
  it('consists of host, hash and model', async () => {
    expect(await keyOf(callOf())).toMatch(/^api\.example\.com\|[\w-]{16}\|gpt-5$/);
  });

  it('distinguishes credentials, organizations and projects, in any form of the headers', async () => {
    const { call, calls } = guardedLimited();
    const body = '{"model":"gpt-5"}';
    const own = { authorization: `Bearer ${credential}` };
    await call({ body, headers: own });
    await call({ body, headers: new Headers(own) });
    await call({ body, headers: [['Authorization', own.authorization]] });
    await call({ body, headers: { Authorization: own.authorization } });
    expect(calls()).toBe(1);
    await call({ body, headers: { authorization: 'Bearer other' } });
    await call({ body, headers: { ...own, 'OpenAI-Project': 'a' } });
    await call({ body, headers: { ...own, 'OpenAI-Organization': 'b' } });
    await call({ body, headers: { 'api-key': credential } });
    await call({ body });
    expect(calls()).toBe(6);
  });

  it('contains no credential, not even one in the URL or in place of a model', async () => {
    const init = callOf(credential, { authorization: `Bearer ${credential}` });
    const key = await keyOf(init, `https://user:${credential}@Api.example.com/v1`);
    expect(key).not.toContain(credential);
    expect(key).toMatch(/^api\.example\.com\|[\w-]{16}\|[\w-]{16}$/);
  });

  it('is salted if it is not shared', async () => {
    expect(await keyOf(callOf())).not.toBe(await keyOf(callOf()));
  });

  it('is the same in every instance if it is shared', async () => {
    const store = { get: async () => null, block: async () => true, delete: async () => true };
    const keys = [
      await keyOf(callOf(), address, { store }),
      await keyOf(callOf(), address, { store }),
    ];
    expect(keys[0]).toBe(keys[1]);
  });

  it.each([
    [
      'Azure',
      'https://mine.openai.azure.com/openai/deployments/chat/chat/completions',
      callOf('', { 'api-key': 'a' }),
      'chat',
    ],
    [
      'Azure with its v1 API',
      'https://mine.services.ai.azure.com/openai/v1/responses',
      callOf('gpt-5'),
      'gpt-5',
    ],
    [
      'a JSON web token',
      'https://api.example.com/v1',
      callOf('gpt-5', { authorization: 'Bearer eyJh.eyJz.c2ln' }),
      'gpt-5',
    ],
  ])('omits a credential that differs between instances: %s', async (_what, url, init, model) => {
    expect(await keyOf(init, url)).toBe(`${new URL(url).host}||${model}`);
  });

  it('opens no cooldown for a refused credential that it omits', async () => {
    const { call, calls } = guarded(() => refused);
    const tokens = ['Bearer eyJh.eyJz.b2xk', 'Bearer eyJh.eyJz.bmV3'];
    for (const authorization of tokens) await call(callOf('gpt-5', { authorization }));
    expect(calls()).toBe(2);
    await call();
    await call();
    expect(calls()).toBe(3);
  });

  it('reads a Request', async () => {
    const request = new Request(address, {
      method: 'POST',
      headers: { authorization: 'Bearer a' },
    });
    const { guard } = guardedLimited();
    await guard.fetch(request);
    await guard.fetch(new URL(address));
    expect(guard.state().map(({ key }) => key)).toEqual([
      expect.stringMatching(/^api\.example\.com\|[\w-]{16}\|$/),
      expect.stringMatching(/^api\.example\.com\|[\w-]{16}\|$/),
    ]);
  });

  it('omits the host of an invalid URL', async () => {
    expect(await keyOf({}, 'nowhere')).toMatch(/^\|[\w-]{16}\|$/);
  });
});

describe('the option key', () => {
  it('is called with the call, and returns its key', async () => {
    const asked: CooldownRequest[] = [];
    const key = (request: CooldownRequest): string => {
      asked.push(request);
      return `tenant-${request.headers.get('x-tenant')}`;
    };
    expect(await keyOf(callOf('gpt-5', { 'x-tenant': '7' }), address, { key })).toBe('tenant-7');
    expect(asked[0]).toMatchObject({ url: address, method: 'POST', model: 'gpt-5' });
    await keyOf({}, address, { key });
    expect(asked[1]).toMatchObject({ method: 'GET', model: undefined, body: undefined });
  });

  it('has anything that looks like a credential hashed', async () => {
    const key = ({ headers }: CooldownRequest): string => String(headers.get('authorization'));
    const name = await keyOf(callOf('m', { authorization: `Bearer ${credential}` }), address, {
      key,
    });
    expect(name).toMatch(/^[\w-]{16}$/);
  });

  it.each([undefined, '', 7, 'x'.repeat(1001)])(
    'uses the default key if it returns %p',
    async (name) => {
      const key = (): string => name as string;
      expect(await keyOf(callOf(), address, { key })).toMatch(/\|gpt-5$/);
    },
  );
});

it('caches a thousand hashes, and works beyond that', async () => {
  const { guard, call } = guardedLimited();
  for (let user = 0; user < 1100; user += 1)
    await call(callOf('gpt-5', { authorization: `Bearer ${user}` }));
  expect(guard.state()).toHaveLength(1100);
});

describe('the model of a body', () => {
  it.each([
    ['at the start', '{"model":"gpt-5","input":"x"}', 'gpt-5'],
    ['after spaces', ' { "model" : "gpt-5" }', 'gpt-5'],
    ['at the end', '{"input":"x","stream":true,"model":"gpt-5"}', 'gpt-5'],
    ['after a nested one', '{"tools":[{"model":"inner"}],"model":"gpt-5"}', 'gpt-5'],
    ['after a quoted one', String.raw`{"input":"\"model\":\"a\"","model":"gpt-5"}`, 'gpt-5'],
    ['after a backslash', String.raw`{"input":"\\","model":"gpt-5"}`, 'gpt-5'],
    ['after a value of that name', '{"kind":"model","model":"gpt-5"}', 'gpt-5'],
    ['not a string', '{"model":5}', undefined],
    ['absent', '{"input":"x"}', undefined],
    ['absent in a string that does not end', '{"input":"x', undefined],
    ['absent in a string of quotation marks', String.raw`{"input":"\"`, undefined],
    ['absent in bytes', new Uint8Array(3), undefined],
    ['absent without a body', undefined, undefined],
  ])('is found: %s', (_where, body, model) => {
    expect(modelOf(body)).toBe(model);
  });

  it('is read from a form', () => {
    const form = new FormData();
    expect(modelOf(form)).toBeUndefined();
    form.append('model', new Blob(['x']));
    expect(modelOf(form)).toBeUndefined();
    form.set('model', 'whisper-1');
    expect(modelOf(form)).toBe('whisper-1');
  });

  it('is found at once after megabytes of other data', () => {
    const body = JSON.stringify({ input: 'x"{'.repeat(1_000_000), model: 'gpt-5' });
    const start = cpuTime();
    expect(modelOf(body)).toBe('gpt-5');
    expect(cpuTime() - start).toBeLessThan(2000);
  });
});
