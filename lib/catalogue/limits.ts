/** Problem types: rate limits and limited capacity. */
import { defineProblemTypes } from './define.js';
import { contactSupportIfRepeated } from '../model/shared-steps.js';
import { waitThenBackOff } from './operator-steps.js';
import { busyService } from './public-advice.js';
import { reached } from './word-lists.js';

export const limits = defineProblemTypes({
  'slow-down': {
    title: 'Traffic increased too quickly',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'slow_down' },
      { status: [429, 503], says: ['^slow down', 'rate increased too (quickly|fast)'] },
    ],
    meaning:
      'The request rate increased too quickly for OpenAI, even if it is within the rate limits.',
    solution: [
      waitThenBackOff,
      'Return to the previous request rate, hold it for about 15 minutes, then increase it gradually.',
      'Above one million input tokens per minute, increase the rate by no more than 50% every 15 minutes.',
    ],
    public: busyService,
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits',
  },
  'request-exceeds-token-limit': {
    title: 'One request is larger than the token-per-minute limit',
    status: 429,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { says: ['^request too large for'] },
      { quota: 'outsized', says: ['rate limit reached for'] },
    ],
    meaning:
      'This request alone needs more tokens than the account may use per minute, so waiting does not help.',
    solution: [
      'Shorten the input, or lower the maximum output tokens.',
      'Split the work into smaller requests.',
      "Use a model with a higher limit, or raise the account's usage tier.",
    ],
    public: {
      title: 'The request is too large',
      meaning: 'The request is too large for the service to process at once.',
      solution: ['Shorten the text, or split it into several requests.', contactSupportIfRepeated],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits',
  },
  'batch-queue-full': {
    title: 'The batch queue limit has been reached',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'token_limit_exceeded' },
      { says: ['enqueued token limit', 'batch … (rate|creation|queue) limit', 'too many batches'] },
    ],
    meaning:
      'The organization already has as many batches or batch tokens queued as this model allows.',
    solution: [
      'Wait for running batches to finish, then submit the batch again.',
      'Split the input into smaller batches, and submit them one after another.',
      'Check or raise the batch queue limit on the limits page.',
    ],
    public: busyService,
    documentation: 'https://developers.openai.com/api/docs/guides/batch',
  },
  'flex-capacity-unavailable': {
    title: 'Flex processing has no free capacity',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'resource_unavailable' },
      { code: 'flex_unavailable' },
      { code: 'capacity_exceeded' },
      { status: 498 },
      { status: [429, 498, 503], says: ['^resource unavailable', 'flex (tier|processing)'] },
    ],
    meaning: 'The low-cost flex tier had no capacity for this request, and nothing was charged.',
    solution: [
      'Retry with exponential backoff if the work can wait.',
      'Otherwise, set `service_tier` to `auto` or omit it, and send the request again at the standard price.',
      'Raise the client timeout for flex requests (for example, to 15 minutes).',
    ],
    public: busyService,
    documentation:
      'https://developers.openai.com/api/docs/guides/flex-processing#resource-unavailable-errors',
  },
  'too-many-requests': {
    title: 'Too Many Requests',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'rate_limit_exceeded' },
      { code: 'rate_limit_reached' },
      { code: 'RateLimitReached' },
      { code: 'too_many_requests' },
      { status: 429, type: 'rate_limit_error' },
      { type: 'rate_limit_error' },
      { status: 429 },
      {
        status: [403, 429, 500, 503],
        says: [
          'rate limit',
          '(rate-limit|rate-limited)',
          'too many (requests|calls|queries|concurrent|connections)',
          '(requests|tokens|queries) per (minute|min|day|second|hour)',
          '(quota|resource) … exhausted',
          'quota exceeded',
          'exceeded … (quota|rate|throughput|concurrency) limit',
          '(concurrency|concurrent|tpm|rpm|rpd|tpd|throughput|request) (limit|requests)',
          `${reached} … (concurrency|rpm|tpm|tpd)`,
          'throttled',
          '频率',
          '请求过于频繁',
          '限流',
          '速率',
          'requests … exceeded … limit',
          'sending requests too quickly',
          'reduce … (request|) (rate|frequency)',
          '(per|/) (minute|day|hour|second) limit',
          'quota … (exceeded|reached)',
        ],
      },
      {
        status: 400,
        says: ['^rate limit (reached|exceeded)', '^too many requests', '请求过于频繁', '限流'],
      },
      {
        status: 429,
        says: [
          'token limit exceeded',
          'no deployments available … try again',
          'all accounts exhausted',
          'limit exceeded',
        ],
      },
      {
        status: 429,
        quota: 'zero',
        retryable: false,
        says: ['rate limit', 'exceeded', 'exceeded current quota'],
      },
      { status: 429, wait: true, says: ['exceeded current quota'] },
      { status: 429, code: 'RESOURCE_EXHAUSTED', says: ['exceeded current quota'] },
    ],
    meaning: 'The rate limit for OpenAI API requests has been exceeded.',
    solution: [
      waitThenBackOff,
      'Reduce the frequency of API calls: queue, batch or cache them, and lower the maximum output tokens.',
      'Consider upgrading the OpenAI plan or usage tier for higher rate limits.',
    ],
    public: busyService,
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits',
  },
});
