/** Whose API failed: by host, header fields, message or body; and what the texts say then. */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { AzureOpenAI } from 'openai';
import {
  problemTypes,
  readFailure,
  toProblemDetails,
  type ConversionOptions,
  type ProblemType,
} from '../../lib/index.js';
import { rewordings } from '../../lib/catalogue/rewordings.js';
import { createTemplates } from '../../lib/compose/templates.js';
import { headerLookup } from '../../lib/read/facts/headers.js';
import { readProvider } from '../../lib/read/provider/index.js';
import { apiError, problemOf, thrownBy, typePrefix } from '../support/problem.js';
import { admitForeignErrors } from '../support/realm.js';
import { errorOf, majorNames, rejection, request, sdk, streamErrorOf } from '../support/sdk.js';

admitForeignErrors();

const full = { message: 'No.', type: 'invalid_request_error', param: null, code: 'some_code' };

/** The provider of an answer, as the newest SDK throws it. */
async function providerOf(
  error: unknown,
  headers: Readonly<Record<string, string>> = {},
  major = '7.57',
): Promise<string | undefined> {
  const wire = { status: 400, headers: { 'content-type': 'application/json', ...headers } };
  return readFailure(await errorOf(major, { ...wire, body: { error } }))?.provider;
}

describe('a host', () => {
  it.each([
    ['api.openai.com', 'OpenAI'],
    ['eu.api.openai.com', 'OpenAI'],
    ['acme.openai.azure.com', 'Azure OpenAI'],
    ['acme.services.ai.azure.com', 'Azure OpenAI'],
    ['acme.cognitiveservices.azure.com', 'Azure OpenAI'],
    ['OpenRouter.AI', 'OpenRouter'],
    ['api.groq.com', 'Groq'],
    ['api.mistral.ai', 'Mistral'],
    ['api.deepseek.com', 'DeepSeek'],
    ['api.together.xyz', 'Together AI'],
    ['api.x.ai', 'xAI'],
    ['generativelanguage.googleapis.com', 'Google Gemini'],
    ['gateway.ai.cloudflare.com', 'Cloudflare AI Gateway'],
    ['api.cloudflare.com', 'Cloudflare Workers AI'],
    ['api.portkey.ai', 'Portkey'],
    ['integrate.api.nvidia.com', 'NVIDIA NIM'],
    ['api.perplexity.ai', 'Perplexity'],
    ['api.fireworks.ai', 'Fireworks AI'],
    ['api.cerebras.ai', 'Cerebras'],
    ['localhost', undefined],
    ['openai.com.example.com', undefined],
    ['notopenai.com', undefined],
    ['', undefined],
    ['a.'.repeat(500), undefined],
  ])('%s belongs to %s', (host, provider) => {
    expect(readProvider({ host, body: full })).toBe(provider);
  });

  it('that is unknown leaves the decision to other evidence', () => {
    const header = headerLookup({ 'x-litellm-version': '1.0' });
    expect(readProvider({ host: 'models.example.com', header })).toBe('LiteLLM');
  });
});

describe('header fields', () => {
  const rows = [
    [{ 'openai-version': '2020-10-01' }, 'OpenAI'],
    [{ 'x-request-id': 'req_0123456789abcdef0123456789abcdef' }, 'OpenAI'],
    [{ 'apim-request-id': 'a', 'openai-version': '2020-10-01' }, 'Azure OpenAI'],
    [{ 'x-ms-region': 'Japan East' }, 'Azure OpenAI'],
    [{ 'x-groq-region': 'fra' }, 'Groq'],
    [{ 'x-litellm-version': '1.80.0' }, 'LiteLLM'],
    [{ 'nvcf-reqid': 'a' }, 'NVIDIA NIM'],
    [{ 'cf-aig-log-id': 'a', 'openai-processing-ms': '8' }, 'OpenAI'],
    [{ 'x-request-id': 'req_01jzyxwvutsrqponm0123456789' }, undefined],
  ] as const;
  const cases = majorNames.flatMap((major) => rows.map((row) => [major, ...row] as const));

  it.each(cases)(
    'reveal the provider with openai %s: %j is of %s',
    async (major, headers, provider) => {
      expect(await providerOf('Failed.', headers, major)).toBe(provider);
    },
  );
});

describe('a message', () => {
  it.each([
    ['litellm.RateLimitError: OpenAIException - You exceeded your current quota.', 'LiteLLM'],
    ['Portkey Error: Invalid API Key. Error Code: 03', 'Portkey'],
    ['No. See https://console.groq.com/docs/errors', 'Groq'],
    ['No. See https://platform.openai.com/docs/errors', 'OpenAI'],
    ["The prompt triggered Azure OpenAI's content management policy.", 'Azure OpenAI'],
    ['No. Go to https://aka.ms/oai/quotaincrease', 'Azure OpenAI'],
    ['Incorrect API key provided: x.', 'OpenAI'],
    ['Incorrect API key provided: x. See https://help.example.com/keys', undefined],
    ['Nothing found (request id: 20250611110758283206479)', undefined],
    ['Timeout while downloading https://cdn.example.com/a.png', undefined],
  ])('%s belongs to %s', async (message, provider) => {
    expect(await providerOf({ message })).toBe(provider);
  });
});

describe('a body', () => {
  const rows: readonly (readonly [string, unknown, string | undefined])[] = [
    ["OpenAI's own", full, 'OpenAI'],
    ["OpenAI's own without code and parameter", { ...full, code: null, type: null }, 'OpenAI'],
    ['one without a parameter', { message: 'No.', type: null, code: null }, undefined],
    ['one with a numeric code', { ...full, code: 400 }, undefined],
    ['one with a number for a code', { ...full, code: '400' }, undefined],
    ['one with a class name for a type', { ...full, type: 'BadRequestError' }, undefined],
    ['one with a type that is none of OpenAI’s', { ...full, type: 'upstream_error' }, undefined],
    ['one with an empty parameter', { ...full, param: '' }, undefined],
    ['a text', 'No.', undefined],
    ['an inner error', { ...full, innererror: { code: 'X' } }, 'Azure OpenAI'],
    ['a deployment', { code: 'DeploymentNotFound', message: 'No.' }, 'Azure OpenAI'],
    ['metadata', { message: 'No.', code: 429, metadata: { raw: 'No.' } }, 'OpenRouter'],
    ['a status word', { message: 'No.', code: 400, status: 'INVALID_ARGUMENT' }, 'Google Gemini'],
    ['a list of codes', [{ code: 2001, message: 'No.' }], 'Cloudflare AI Gateway'],
    ["LiteLLM's type", { ...full, type: 'key_model_access_denied' }, 'LiteLLM'],
  ];
  const cases = majorNames.flatMap((major) => rows.map((row) => [major, ...row] as const));

  it.each(cases)('reveals the provider in openai %s: %s', async (major, _what, error, provider) => {
    expect(await providerOf(error, {}, major)).toBe(provider);
  });

  it.each([
    ['a list of errors', [{ error: { code: 429, message: 'No.' } }], 'Google Gemini'],
    [
      'errors without success',
      { success: false, errors: [{ code: 7, message: 'No.' }] },
      'Cloudflare Workers AI',
    ],
    ['a flat error', { object: 'error', ...full, code: '1300' }, 'Mistral'],
    ['a flat error like any', { object: 'error', ...full }, undefined],
    ['nothing', '', undefined],
    ['a web page', '<!doctype html><html>platform</html>', undefined],
  ])('without `error`, %s, reveals the provider with openai 7', async (_what, body, provider) => {
    expect(readFailure(await errorOf('7.57', { status: 429, body }))?.provider).toBe(provider);
  });

  it('is ignored for an HTML page with conclusive header fields', async () => {
    const wire = { status: 502, headers: { 'x-ms-region': 'a' }, body: '<html></html>' };
    expect(readFailure(await errorOf('6.49', wire))?.provider).toBe('Azure OpenAI');
  });

  it('reveals the provider mid-stream, too', async () => {
    const error = { message: 'No.', code: 502, metadata: { provider_name: 'a' } };
    expect(readFailure(await streamErrorOf('6.49', { error }))?.provider).toBe('OpenRouter');
    expect(readFailure(await streamErrorOf('6.49', { error: full }))?.provider).toBe('OpenAI');
  });

  it('reveals the provider after a queue, too', () => {
    const body = { error: { message: 'No.', code: 400, status: 'NOT_FOUND' } };
    expect(readFailure(body, { claim: 'likely' })?.provider).toBe('Google Gemini');
  });

  it("that a copy has lost is replaced by the SDK's members", () => {
    const facts = { ...full, status: 429, message: '429 No.', error: undefined };
    expect(readFailure(apiError(facts))?.provider).toBe('OpenAI');
  });

  it('may be hostile', () => {
    const hostile: ProxyHandler<object> = {
      get() {
        throw new Error('no');
      },
      ownKeys() {
        throw new Error('no');
      },
    };
    expect(readProvider({ body: new Proxy({}, hostile), messages: () => ['No.'] })).toBeUndefined();
  });
});

describe('an event', () => {
  it("has OpenAI's form", () => {
    const event = { type: 'error', sequence_number: 1, message: 'No.', code: 'server_error' };
    expect(readFailure(event)?.provider).toBe('OpenAI');
  });
});

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a call without a response', () => {
  it.each(majorNames)(
    'to a local server is not attributed to OpenAI with openai %s',
    async (major) => {
      const baseURL = `http://127.0.0.1:${await closedPort()}/v1`;
      const client = new (sdk(major))({ apiKey: 'test', baseURL, maxRetries: 0 });
      const failure = readFailure(await rejection(client.chat.completions.create(request)));
      expect(failure).toMatchObject({ kind: 'connection', provider: undefined });
    },
  );

  const connectionError = (cause: object): Error =>
    Object.assign(apiError({ message: 'Connection error.' }), { cause });

  it.each([
    [{ cause: { code: 'ENOTFOUND', hostname: 'api.groq.com' } }, 'Groq'],
    [{ cause: { code: 'ENOTFOUND', hostname: 'acme.openai.azure.com' } }, 'Azure OpenAI'],
    [{ message: 'request to https://api.mistral.ai/v1/chat failed, reason: x' }, 'Mistral'],
    [{ cause: { code: 'ECONNREFUSED', address: '10.1.2.3' } }, undefined],
    [{ cause: { code: 'ECONNREFUSED', address: '203.0.113.7' } }, 'OpenAI'],
    [{ cause: { code: 'UND_ERR_SOCKET' } }, 'OpenAI'],
  ])('with the cause %j is of %s', (cause, provider) => {
    expect(readFailure(connectionError(cause))?.provider).toBe(provider);
  });

  it("without Azure's key belongs to Azure OpenAI", () => {
    const options = { apiVersion: '2024-10-21', endpoint: 'https://acme.openai.azure.com' };
    const error = thrownBy(() => new AzureOpenAI(options));
    expect(readFailure(error)).toMatchObject({ kind: 'credentials', provider: 'Azure OpenAI' });
  });
});

const slugs = Object.keys(problemTypes);
const somebody = apiError({ status: 500, error: 'No.' });

function told(slug: string, options: ConversionOptions): ReturnType<typeof problemOf> {
  return problemOf(somebody, { classify: () => slug, ...options });
}

describe.each([
  ['Azure OpenAI', { provider: 'Azure OpenAI' }],
  ['OpenRouter', { provider: 'OpenRouter' }],
  ['vLLM', { provider: ' vLLM ' }],
  ['nobody known', {}],
])('the texts for %s', (name, options) => {
  const isOpenAI = name.includes('OpenAI');

  it.each(slugs)('of %s name no other provider', (slug) => {
    const { title, meaning, solution } = told(slug, options);
    const text = [title, meaning, ...solution].join('\n').replaceAll('`openai` package', 'package');
    if (isOpenAI) expect(text.replaceAll(/Azure OpenAI|AZURE_OPENAI/g, '')).not.toMatch(/openai/i);
    else expect(text).not.toMatch(/openai/i);
    expect(text).not.toMatch(/\b(the|a|an|of|to) \1\b|\ba [AEIO][a-z]| {2}|[{}]| [.,](?!env)/i);
    for (const sentence of [meaning, ...solution]) expect(sentence).toMatch(/^[A-Zv].{5,}\.$/);
    expect(solution.length).toBeGreaterThan(0);
  });

  it.each(slugs)("of %s do not link to OpenAI's pages", (slug) => {
    expect(told(slug, options)).not.toHaveProperty('documentation');
  });
});

describe('sentences about Azure', () => {
  const all = (options: ConversionOptions): string =>
    slugs.flatMap((slug) => told(slug, options).solution).join('\n');

  it('are omitted for another known provider', () => {
    expect(all({ provider: 'OpenRouter' })).not.toMatch(/On Azure,|Azure portal/);
  });

  it('are omitted for an unknown server', () => {
    expect(all({})).not.toMatch(/azure/i);
  });

  it('are kept for Azure and for OpenAI', () => {
    expect(all({ provider: 'Azure OpenAI' })).toMatch(/On Azure,[^]*Azure portal/);
    expect(all({ provider: 'OpenAI' })).toMatch(/On Azure,/);
  });

  it("refer to Azure's own status page for Azure's failures", () => {
    for (const slug of ['internal-server-error', 'service-overloaded', 'bad-gateway', 'timeout']) {
      const { solution } = told(slug, { provider: 'Azure OpenAI' });
      expect(solution.join(' ')).toContain('Azure Service Health');
    }
  });
});

describe('the option `provider`', () => {
  const meaningOf = (error: unknown, options: ConversionOptions): string =>
    problemOf(error, options).meaning;
  const openai = apiError({ status: 500, error: { ...full, type: 'server_error' } });
  const groq = apiError({ status: 500, error: 'No.', headers: { 'x-groq-region': 'fra' } });

  it('names the assumed provider', () => {
    expect(meaningOf(openai, {})).toBe("An error occurred on OpenAI's servers.");
    expect(meaningOf(openai, { provider: 'vLLM' })).toBe("An error occurred on vLLM's servers.");
  });

  it('names an unknown provider', () => {
    expect(meaningOf(somebody, {})).toBe("An error occurred on the provider's servers.");
    expect(meaningOf(somebody, { provider: 'OpenAI' })).toBe(
      "An error occurred on OpenAI's servers.",
    );
  });

  it('does not rename a provider that identifies itself', () => {
    expect(meaningOf(groq, { provider: 'vLLM' })).toBe("An error occurred on Groq's servers.");
  });

  it("leaves the app's texts unchanged", () => {
    const change = {
      meaning: 'OpenAI it is.',
      solution: ['Ask OpenAI.'],
      documentation: 'https://example.com/',
    } as const;
    const problem = problemOf(groq, { problemTypes: { 'internal-server-error': change } });
    expect(problem).toMatchObject(change);
    const own = {
      ...change,
      title: 'Own',
      status: 500,
      fixableBy: 'operator',
      retryable: false,
    } as const;
    const answered = problemOf(groq, { problemTypes: { own }, classify: () => 'own' });
    expect(answered).toMatchObject(change);
  });

  it('is not shown to end users', () => {
    const options = { audience: 'public', provider: 'vLLM' } as const;
    expect(JSON.stringify(toProblemDetails(openai, options))).not.toContain('vLLM');
  });

  it('works for more providers than the cache holds', () => {
    const templateOf = createTemplates(problemTypes, {
      audience: 'developer',
      typeBase: typePrefix,
      provider: undefined,
    });
    const names = Array.from({ length: 70 }, (_, index) => `Provider ${index}`);
    const meanings = [...names, ...names].map(
      (name) => templateOf('internal-server-error', name).meaning,
    );
    expect(new Set(meanings).size).toBe(70);
  });
});

describe('every reworded sentence', () => {
  it('is in the catalogue', () => {
    const sentences = Object.values<ProblemType>(problemTypes).flatMap((row) => [
      row.meaning,
      ...row.solution,
    ]);
    const stale = rewordings.filter(
      ({ begins }) => !sentences.some((text) => text.startsWith(begins)),
    );
    expect(stale).toEqual([]);
  });
});

describe('forms that are evidence against OpenAI', () => {
  const quota = 'You exceeded your current quota, please check your plan and billing details.';

  it.each([
    ['a status in capitals', { code: 429, message: quota, status: 'RESOURCE_EXHAUSTED' }],
    [
      'details of a type of Google’s',
      { message: quota, details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo' }] },
    ],
  ])('%s belongs to Gemini', (_what, error) => {
    expect(readFailure(apiError({ status: 429, error }))?.provider).toBe('Google Gemini');
  });

  it('a bare quota of Gemini is a rate limit, not exhausted credit', () => {
    const error = { code: 429, message: quota, status: 'RESOURCE_EXHAUSTED' };
    const problem = problemOf(apiError({ status: 429, error }));
    expect(problem).toMatchObject({ retryable: true, code: 'RESOURCE_EXHAUSTED' });
    expect(problem.type).toMatch(/too-many-requests$/);
  });

  it('DashScope is recognized by its prefix', async () => {
    const message =
      '<400> InternalError.Algo.InvalidParameter: Range of input length is [1, 30720]';
    const body = { error: { message, code: 'invalid_parameter_error' } };
    const failure = readFailure(await errorOf('7.57', { status: 400, body }));
    expect(failure?.provider).toBe('Alibaba Cloud Model Studio');
  });
});

describe('advice', () => {
  it('mentions Azure only for Azure and OpenAI', () => {
    const groq = slugs.flatMap((slug) => told(slug, { provider: 'Groq' }).solution).join(' ');
    expect(groq).not.toMatch(/azure/i);
  });
});
