/** Each thing by which a provider is known, and what is only like it. */
import { describe, expect, it } from '@jest/globals';
import { readFailure } from '../../lib/index.js';
import { headerLookup } from '../../lib/read/facts/headers.js';
import { providerHeaders, providerHosts } from '../../lib/read/provider/known-providers.js';
import {
  providerOfCall,
  providerOfResult,
  readProvider,
  type ProviderEvidence,
} from '../../lib/read/provider/index.js';

/** What nothing speaks for. */
const assumed = 'OpenAI';
const azure = 'Azure OpenAI';

/** The provider that is named of an answer from this host, as the AI SDK throws it. */
function shownBy(host: string, responseHeaders: Readonly<Record<string, string>> = {}): unknown {
  const error = { message: 'No.', type: null, param: null, code: null };
  return readFailure({
    name: 'AI_APICallError',
    url: `https://${host}/v1/chat/completions`,
    statusCode: 400,
    responseHeaders,
    responseBody: JSON.stringify({ error }),
  })?.provider;
}

describe('the host', () => {
  it.each([...providerHosts])('%s names %s', (host, provider) => {
    expect(shownBy(host)).toBe(provider);
    expect(shownBy(`eu.${host}`)).toBe(provider);
    expect(shownBy(`not${host}`)).toBeUndefined();
  });

  it('is read up to the maximum length of a host', () => {
    const host = (length: number): string => `${'a'.repeat(length - 9)}.groq.com`;
    expect(providerOfCall(host(253))).toBe('Groq');
    expect(providerOfCall(host(254))).toBeUndefined();
  });

  it("that was not recorded is assumed to be OpenAI's", () => {
    expect(providerOfCall(undefined)).toBe(assumed);
    expect(readProvider({})).toBe(assumed);
  });

  it('that is unknown is not', () => {
    expect(providerOfCall('llm.example.com')).toBeUndefined();
    expect(readProvider({ host: 'llm.example.com' })).toBeUndefined();
  });
});

describe('the header field', () => {
  it.each(providerHeaders)('%s names %s, also through a proxy', (field, provider) => {
    expect(shownBy('llm.example.com', { [field]: 'x' })).toBe(provider);
  });

  it('that every server sends is no evidence', () => {
    const header = headerLookup({ 'x-request-id': 'x', 'content-type': 'application/json' });
    expect(readProvider({ header, host: 'llm.example.com' })).toBeUndefined();
  });
});

describe('the request ID', () => {
  const hex = '0123456789abcdef';

  it.each([
    [`req_${hex}`, 'OpenAI'],
    [`req_${hex}${hex}`, 'OpenAI'],
    [`req_${hex.slice(1)}`, undefined],
    [`req_${hex}${hex}0`, undefined],
    [`req_${hex.toUpperCase()}`, undefined],
    [`req_${hex}g`, undefined],
    [`x-req_${hex}`, undefined],
    [hex, undefined],
  ])('%s belongs to %s', (requestId, provider) => {
    expect(readProvider({ requestId, host: 'llm.example.com' })).toBe(provider);
  });
});

describe('the message', () => {
  const functionId = '01234567-89ab-cdef-0123-456789abcdef';

  it.each([
    ['litellm.Timeout: no', 'LiteLLM'],
    ['LiteLLM Proxy: no', 'LiteLLM'],
    ['Authentication Error, no', 'LiteLLM'],
    ['ExceededBudget: no', 'LiteLLM'],
    ['Exceeded Budget: no', 'LiteLLM'],
    ['Budget has been exceeded! Current cost: 1', 'LiteLLM'],
    ['key not allowed to access model.', 'LiteLLM'],
    ['team not allowed to access model.', 'LiteLLM'],
    ['Portkey Error: no', 'Portkey'],
    ['AiError: no', 'Cloudflare Workers AI'],
    ['<LM Studio error> no', 'LM Studio'],
    ['No models loaded. Please load a model in the developer page', 'LM Studio'],
    ['Invalid model identifier "m"', 'LM Studio'],
    ['registry.ollama.ai/library/m does not support tools', 'Ollama'],
    ['model "m" not found, try pulling it first', 'Ollama'],
    [`model ${'m'.repeat(200)} not found, try pulling it first`, 'Ollama'],
    ['invalid request error trace_id: 1', 'Novita AI'],
    ['Authentication Fails (no such user)', 'DeepSeek'],
    ["Account 'a': Cloud credits expired", 'NVIDIA NIM'],
    [`Account '${'a'.repeat(100)}': Cloud credits expired`, 'NVIDIA NIM'],
    [`Function id '${functionId}': no`, 'NVIDIA NIM'],
    [`Function '${functionId}': no`, 'NVIDIA NIM'],
    ["Your newly created team doesn't have any credits yet.", 'xAI'],
    ["Your team doesn't have any credits yet.", 'xAI'],
    ["Your teams doesn't have any credits yet.", 'xAI'],
    [`Your team ${functionId} has used all credits`, 'xAI'],
    ['Too many requests for team 1', 'xAI'],
    ['Made by Azure OpenAI.', azure],
    ['Ask Azure support.', azure],
    ['Set AZURE_OPENAI_API_KEY.', azure],
    ['Give azureADTokenProvider.', azure],
    ['Needs Microsoft.CognitiveServices/accounts', azure],
    ['Go to aka.ms/oai/quota', azure],
    ['Go to go.microsoft.com/fwlink', azure],
    ['Access denied due to invalid subscription key or wrong API endpoint.', azure],
    ['Access denied due to Virtual Network/Firewall rules.', azure],
    ['The Bedrock region is missing.', 'Amazon Bedrock'],
    ['Pass refreshable Bedrock credentials.', 'Amazon Bedrock'],
    ['Bedrock authentication failed.', 'Amazon Bedrock'],
    ['Could not find credentials for Bedrock', 'Amazon Bedrock'],
    ['Give a bedrockTokenProvider.', 'Amazon Bedrock'],
    ['No (request id: 2025061111)', undefined],
    ['Input validation error: no', undefined],
    ['Failed to load model m', undefined],
    ['The server is overloaded or not ready', undefined],
    ['Failed to deserialize the body', undefined],
    ['Failed to initialize samplers', undefined],
    ['Please reduce the length of the messages or completion.', undefined],
    ['See http://docs.groq.com/errors', 'Groq'],
    ['See https://x.ai', 'xAI'],
    ['See https://example.com and https://x.ai', assumed],
    ['See ftp://x.ai', assumed],
    [`See https://${'a'.repeat(248)}.x.ai`, 'xAI'],
    [`See https://${'a'.repeat(250)}.x.ai`, assumed],
  ])('%s belongs to %s', (message, provider) => {
    expect(readProvider({ messages: () => [message] })).toBe(provider);
    expect(readProvider({ messages: () => [undefined, 'No.', message] })).toBe(provider);
  });

  it.each([
    'No litellm.Timeout: no',
    'litellm-Timeout: no',
    'No Authentication Error, no',
    'Exceeded  Budget: no',
    'The key not allowed to access model.',
    'A Portkey Error: no',
    'An AiError: no',
    'The <LM Studio error> no',
    'There: No models loaded. Please load a model in the developer page',
    'That is an Invalid model identifier "m"',
    'the registry.ollama.ai/library/m does not support tools',
    'The model "m" not found, try pulling it first',
    'model "m" not found, try pulling it first.',
    'model  not found, try pulling it first',
    `model ${'m'.repeat(201)} not found, try pulling it first`,
    'An invalid request error trace_id: 1',
    'Your Authentication Fails here',
    'Authentication Failsafe',
    "The Account 'a': Cloud credits expired",
    "Account '': Cloud credits expired",
    `Account '${'a'.repeat(101)}': Cloud credits expired`,
    `Function id '${functionId}0': no`,
    `Function id '${functionId.slice(1)}': no`,
    `Your team ${functionId.slice(1)} has used all credits`,
    `Your team ${'x'.repeat(36)} has used all credits`,
    'No. Too many requests for team 1',
    'By TheirAzure OpenAI.',
    'By Azure OpenAIs.',
    'Set MY_AZURE_OPENAI_API_KEY.',
    'Give myazureADTokenProvider.',
    'NeedsMicrosoft.CognitiveServices/accounts',
    'Your Access denied due to Virtual Network/Firewall rules.',
    'On Bedrock it failed.',
    'There: Could not find credentials for Bedrock',
    'Give myBedrock, bedrockTokenProviders.',
    'No (request id: 202506111)',
    'No (request id: x)',
    'An Input validation error: no',
  ])('%s only resembles one', (message) => {
    expect(readProvider({ messages: () => [message] })).toBe(assumed);
  });

  const isOpenAIs = (message: string): boolean =>
    readProvider({ messages: () => [message], body: 'No.' }) === 'OpenAI';

  it.each([
    'Incorrect API key provided: x.',
    "You didn't provide an API key.",
    'You exceeded your current quota, please check.',
    'Your organization must be verified to use the model.',
    'Rate limit reached for m in organization org-x on tokens.',
    `Rate limit reached for ${'m'.repeat(200)} in organization org-x`,
    'Rate limit reached for m\nin organization a in organization org-x',
    'The server had an error processing your request.',
    'The server had an error while processing your request.',
    'That model is currently overloaded with other requests.',
  ])("%s has OpenAI's wording", (message) => {
    expect(isOpenAIs(message)).toBe(true);
  });

  it.each([
    'No. Incorrect API key provided: x.',
    'Rate limit reached for  in organization org-x',
    `Rate limit reached for ${'m'.repeat(201)} in organization org-x`,
    'Rate limit reached for m in organization x',
    'The server had an error',
    'Incorrect API key provided: x. See https://llm.example.com',
  ])('%s is not', (message) => {
    expect(isOpenAIs(message)).toBe(false);
  });
});

const own = { message: 'No.', type: null, param: null, code: null };

describe('the body', () => {
  it.each<readonly [unknown, string | undefined]>([
    [{ innererror: {} }, azure],
    [{ inner_error: {} }, azure],
    [{ content_filters: [] }, azure],
    [{ innererror: 'x' }, undefined],
    [{ code: 'DeploymentNotFound' }, azure],
    [{ code: 'OperationNotSupported' }, azure],
    [{ code: 'AuthenticationTypeDisabled' }, azure],
    [{ code: 'NoCapacity' }, azure],
    [{ type: 'auth_error' }, 'LiteLLM'],
    [{ type: 'key_model_access_denied' }, 'LiteLLM'],
    [{ type: 'team_model_access_denied' }, 'LiteLLM'],
    [{ type: 'throttling_error' }, 'LiteLLM'],
    [{ type: 'expired_key' }, 'LiteLLM'],
    [{ metadata: { raw: '' } }, 'OpenRouter'],
    [{ metadata: { provider_name: 'x' } }, 'OpenRouter'],
    [{ metadata: { available_providers: [] } }, 'OpenRouter'],
    [{ metadata: {} }, undefined],
    [[{ error: {} }], 'Google Gemini'],
    [[{ error: 'x' }], undefined],
    [[{}, { error: {} }], undefined],
    [{ status: 'ABCDE', code: 1 }, 'Google Gemini'],
    [{ status: 'A_'.repeat(20), code: 1 }, 'Google Gemini'],
    [{ status: 'ABCD', code: 1 }, undefined],
    [{ status: 'A'.repeat(41), code: 1 }, undefined],
    [{ status: 'xABCDE', code: 1 }, undefined],
    [{ status: 'ABCDEx', code: 1 }, undefined],
    [{ status: 'ABCDE', code: '1' }, undefined],
    [{ code: 1 }, undefined],
    [{ success: false, errors: [] }, 'Cloudflare Workers AI'],
    [{ success: true, errors: [] }, undefined],
    [{ success: false, errors: {} }, undefined],
    [{ errors: [] }, undefined],
    [[{ code: 1 }], 'Cloudflare AI Gateway'],
    [[{ code: '1' }], undefined],
    [{ 0: { code: 1 } }, undefined],
    [[], undefined],
    [{ object: 'error', code: 1300 }, 'Mistral'],
    [{ object: 'error', code: '1300' }, 'Mistral'],
    [{ object: 'error', code: '130' }, undefined],
    [{ object: 'error', code: '13000' }, undefined],
    [{ object: 'error' }, undefined],
    [{ object: 'x', code: '1300' }, undefined],
    [{}, undefined],
    ['x', undefined],
    [null, undefined],
  ])('%j belongs to %s', (body, provider) => {
    expect(readProvider({ body })).toBe(provider);
  });

  it.each<readonly [object, string | undefined]>([
    [own, assumed],
    [{ ...own, type: 'invalid_request_error' }, assumed],
    [{ ...own, type: 'authentication_error' }, assumed],
    [{ ...own, type: 'insufficient_quota' }, assumed],
    [{ ...own, type: 'requests' }, assumed],
    [{ ...own, type: 'tokens' }, assumed],
    [{ ...own, type: 'rate_limit_error' }, assumed],
    [{ ...own, type: 'server_error' }, assumed],
    [{ ...own, type: 'access_terminated' }, assumed],
    [{ ...own, type: 'request_forbidden' }, assumed],
    [{ ...own, type: 'max_tokens_per_request' }, assumed],
    [{ ...own, type: 'billing_not_active' }, assumed],
    [{ ...own, type: 'billing_limit_user_error' }, assumed],
    [{ ...own, type: 'image_generation_user_error' }, assumed],
    [{ ...own, type: '' }, undefined],
    [{ ...own, code: 'some_code' }, assumed],
    [{ ...own, code: '4xx' }, assumed],
    [{ ...own, code: 'x4' }, assumed],
    [{ ...own, code: '' }, undefined],
    [{ ...own, code: '404' }, undefined],
    [{ ...own, code: 404 }, undefined],
    [{ ...own, code: ['x'] }, undefined],
    [{ ...own, code: 'invalid_request_error' }, undefined],
    [{ ...own, param: 'x' }, assumed],
    [{ ...own, param: '' }, undefined],
    [{ ...own, object: 'error' }, undefined],
    ...Object.keys(own).map(
      (missing) => [{ ...own, [missing]: undefined, x: 1 }, undefined] as const,
    ),
  ])('%j has the form of %s', (body, provider) => {
    const present = Object.entries(body).filter(([, value]) => value !== undefined);
    expect(readProvider({ body: Object.fromEntries(present) })).toBe(provider);
  });
});

describe('the evidence', () => {
  const header = headerLookup({ 'x-groq-region': 'x' });
  const messages = () => ['Portkey Error: no'];
  const body = { metadata: { raw: '' } };

  it.each<readonly [string, ProviderEvidence, string | undefined]>([
    ['a known host', { host: 'x.ai', header, messages, body }, 'xAI'],
    ['a header field', { host: 'llm.example.com', header, messages, body }, 'Groq'],
    ['a header field of a page', { header, page: true }, 'Groq'],
    ['a message', { messages, body }, 'Portkey'],
    ['the first message', { messages: () => [...messages(), 'AiError: no'], body }, 'Portkey'],
    ['a page', { page: true, messages, body: own }, undefined],
    ['no page', { page: false, messages }, 'Portkey'],
    ['a body', { messages: () => ['No.'], body }, 'OpenRouter'],
    ['a body of nobody', { host: 'llm.example.com', body: own }, undefined],
  ])('counts in this order: %s', (_what, evidence, provider) => {
    expect(readProvider(evidence)).toBe(provider);
  });
});

describe('a result', () => {
  it.each<readonly [object, string]>([
    [{ prompt_filter_results: [] }, azure],
    [{ content_filters: [] }, azure],
    [{ choices: [{ content_filter_results: {} }] }, azure],
    [{ choices: [{}, { content_filter_results: {} }] }, assumed],
    [{ prompt_filter_results: 'x' }, assumed],
    [{}, assumed],
  ])('%j belongs to %s', (result, provider) => {
    expect(providerOfResult(result)).toBe(provider);
  });
});
