/** The table of wire forms: every problem type, as thrown by every SDK. */
import { describe, expect, it } from '@jest/globals';
import { problemTypes, readFailure, type ProblemTypeSlug } from '../../lib/index.js';
import { failWith, failureResponse, failures, otherFailures } from '../../lib/testing.js';
import { providerForms } from '../../lib/testing/provider-forms.js';
import { wireForms } from '../../lib/testing/wire-forms.js';
import { calledApis, calls, clientWith, otherWays } from '../support/failing-calls.js';
import { slugOf } from '../support/problem.js';
import { majorNames, rejection, sdk } from '../support/sdk.js';

const slugs = Object.keys(problemTypes) as ProblemTypeSlug[];

const classesOfStatuses: Readonly<Record<number, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

/** Failures without a response, by the class of their errors. */
const classesWithoutResponse: Readonly<Record<string, string>> = {
  timeout: 'APIConnectionTimeoutError',
  'connection-failed': 'APIConnectionError',
  'dns-failure': 'APIConnectionError',
  'tls-failure': 'APIConnectionError',
  'proxy-refused': 'APIConnectionError',
};

/** The class of the SDK's error for a failure. */
function classOf(slug: ProblemTypeSlug, major: string): string {
  const name: string = slug;
  // The agents of node-fetch pass on the proxy's response.
  if (name === 'proxy-refused' && major === '4.104') return 'APIError';
  const withoutResponse = classesWithoutResponse[name];
  if (withoutResponse !== undefined) return withoutResponse;
  const { status } = failureResponse(slug);
  return status >= 500 ? 'InternalServerError' : (classesOfStatuses[status] ?? 'APIError');
}

describe('the table of wire forms', () => {
  it.each(slugs)('has a row with a wire form or a reason: %s', (slug) => {
    const { form, other } = wireForms[slug];
    expect(form !== undefined || other !== undefined).toBe(true);
  });

  it('lists each failure that a plain call causes, or why it does not', () => {
    expect([...failures, ...Object.keys(otherFailures)].toSorted()).toEqual(slugs.toSorted());
  });

  it.each(Object.entries(otherFailures))('states what causes %s', (_slug, { because, instead }) => {
    for (const sentence of [because, instead]) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
  });

  it('has a tested instruction for each of the others', () => {
    expect(Object.keys(otherWays).toSorted()).toEqual(Object.keys(otherFailures).toSorted());
  });
});

describe.each(majorNames)('openai %s', (major) => {
  describe.each(calledApis)('%s', (api) => {
    it.each(failures)('throws its own error for %s, which is classified as such', async (slug) => {
      const error = await rejection(calls[api](clientWith(major, failWith(slug))));
      expect(error).toBeInstanceOf(sdk(major).APIError);
      expect(Object(error).constructor.name).toBe(classOf(slug, major));
      expect(slugOf(error)).toBe(slug);
    });
  });

  // openai 4 does not verify webhooks.
  const ways = Object.entries(otherWays).filter(
    ([slug]) => !(major === '4.104' && slug === 'invalid-webhook-signature'),
  );

  it.each(ways)('fails with %s by the stated instruction', async (slug, way) => {
    const error = await rejection(way(major));
    expect(slugOf(error, { claim: 'likely' })).toBe(slug);
  });

  const foreign = Object.entries(providerForms).flatMap(([provider, form]) =>
    Object.keys(form.failures).map((slug) => [provider, slug] as const),
  );

  it.each(foreign)(
    'throws an error for the form of %s that is classified as %s',
    async (provider, slug) => {
      const fetch = failWith(slug as ProblemTypeSlug, { provider: provider as 'azure' });
      const error = await rejection(calls.chat(clientWith(major, fetch)));
      expect(error).toBeInstanceOf(sdk(major).APIError);
      expect(slugOf(error)).toBe(slug);
    },
  );

  it.each([
    ['azure', 'Azure OpenAI'],
    ['groq', 'Groq'],
    ['litellm', 'LiteLLM'],
  ] as const)('shows that %s failed', async (provider, name) => {
    const slug = provider === 'litellm' ? 'unauthorized' : 'too-many-requests';
    const fetch = failWith(slug, { provider });
    const error = await rejection(calls.chat(clientWith(major, fetch)));
    expect(readFailure(error)?.provider).toBe(name);
  });
});
