/** The catalogue of problem types: its slugs are public API, its texts are the purpose of the package. */
import { describe, expect, it } from '@jest/globals';
import { problemTypes, type ProblemType, type ProblemTypeSlug } from '../../lib/index.js';

const slugs: readonly string[] = [
  'access-limited-by-policy',
  'account-restricted',
  'bad-gateway',
  'bad-request',
  'batch-queue-full',
  'billing-not-active',
  'client-misconfigured',
  'conflict',
  'connection-failed',
  'content-filtered',
  'content-policy-violation',
  'context-length-exceeded',
  'conversation-state-unavailable',
  'credit-balance-exhausted',
  'dns-failure',
  'edge-blocked',
  'file-download-failed',
  'flex-capacity-unavailable',
  'identity-token-failed',
  'input-limit-exceeded',
  'internal-server-error',
  'invalid-file',
  'invalid-input',
  'invalid-parameter',
  'invalid-response',
  'invalid-schema',
  'invalid-webhook-signature',
  'ip-not-authorized',
  'job-failed',
  'mcp-server-failed',
  'misalignment-block',
  'missing-credentials',
  'model-not-found',
  'model-refusal',
  'not-found',
  'operation-not-supported',
  'organization-mismatch',
  'organization-not-verified',
  'output-truncated',
  'permission-denied',
  'proxy-refused',
  'request-aborted',
  'request-exceeds-token-limit',
  'request-too-large',
  'service-overloaded',
  'service-tier-not-allowed',
  'session-expired',
  'slow-down',
  'spend-limit-reached',
  'storage-limit-reached',
  'stream-interrupted',
  'structured-output-invalid',
  'timeout',
  'tls-failure',
  'too-many-requests',
  'tool-call-mismatch',
  'unauthorized',
  'unknown-error',
  'unprocessable-content',
  'unsupported-region',
  'usage-limit-reached',
  'wrong-regional-endpoint',
];

const rows = Object.entries<ProblemType>(problemTypes);

describe('the catalogue', () => {
  it('has these slugs', () => {
    expect(Object.keys(problemTypes).toSorted()).toEqual(slugs);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(problemTypes)).toBe(true);
  });

  it('has a unique title for every type', () => {
    expect(new Set(rows.map(([, { title }]) => title)).size).toBe(rows.length);
  });
});

describe.each(rows)('%s', (slug, row) => {
  it('is deeply frozen', () => {
    const parts = [row, row.solution, row.upstream, row.public, row.public.solution];
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('is a slug', () => {
    expect(slug).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('has error statuses', () => {
    for (const status of [row.status, row.gatewayStatus]) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThanOrEqual(599);
    }
  });

  it('states its meaning in sentences', () => {
    for (const { meaning } of [row, row.public]) expect(meaning).toMatch(/^[A-Z].{10,}\.$/);
  });

  it('states its solution in sentences', () => {
    for (const { solution } of [row, row.public]) {
      expect(solution.length).toBeGreaterThan(0);
      for (const step of solution) expect(step).toMatch(/^[A-Z].{5,}\.$/);
    }
  });

  it('reveals nothing about keys and accounts to end users', () => {
    const { meaning, solution } = row.public;
    const words =
      /API key|OPENAI_|OpenAI|billing|credit|quota|organization|environment variable|Azure|proxy/i;
    for (const text of [meaning, ...solution]) expect(text).not.toMatch(words);
  });

  it('anchors its message patterns', () => {
    const loose = row.upstream.filter(({ message }) => message?.source.startsWith('^') === false);
    expect(loose).toEqual([]);
  });

  it('has no signature that matches everything', () => {
    expect(row.upstream.filter((signature) => Object.keys(signature).length === 0)).toEqual([]);
  });

  it('links to documentation by a serialized https URL', () => {
    const { documentation = 'https://example.com/' } = row;
    expect(documentation).toMatch(/^https:\/\//);
    expect(new URL(documentation).href).toBe(documentation);
  });
});

describe('the first four types', () => {
  const demands: readonly (readonly [
    ProblemTypeSlug,
    number,
    string,
    RegExp,
    readonly RegExp[],
  ])[] = [
    [
      'unauthorized',
      401,
      'Unauthorized',
      /API key .*invalid or missing/,
      [
        /valid OpenAI API key/,
        /OPENAI_API_KEY environment variable is set correctly/,
        /correct API endpoint and method/,
      ],
    ],
    [
      'too-many-requests',
      429,
      'Too Many Requests',
      /rate limit .*exceeded/,
      [/Reduce the frequency of API calls/, /upgrading the OpenAI plan/],
    ],
    [
      'bad-request',
      400,
      'Bad Request',
      /malformed or contains invalid parameters/,
      [/Review the API reference.*parameters are correct/, /typos and for missing required fields/],
    ],
    [
      'internal-server-error',
      500,
      'Internal Server Error',
      /error occurred on OpenAI's servers/,
      [/Retry the request later/, /persists, contact OpenAI support/],
    ],
  ];

  it.each(demands)('%s has status %i and title %s', (slug, status, title) => {
    expect(problemTypes[slug]).toMatchObject({ status, title });
  });

  it.each(demands)('%s states its meaning', (slug, _status, _title, meaning) => {
    expect(problemTypes[slug].meaning).toMatch(meaning);
  });

  it.each(demands)('%s states its solution', (slug, _status, _title, _meaning, steps) => {
    const solution = problemTypes[slug].solution.join('\n');
    for (const step of steps) expect(solution).toMatch(step);
  });
});
