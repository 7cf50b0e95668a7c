/** Too much at once. */
import { defineProblemTypes } from './define.js';
import { busyService } from './public-advice.js';

export const limits = defineProblemTypes({
  'slow-down': {
    title: 'Traffic increased too quickly',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [{ code: 'slow_down' }, { status: [429, 503], message: /^Slow down\b/i }],
    meaning:
      "The request rate rose faster than OpenAI's service can absorb, even though the normal limits may not be exhausted.",
    solution: [
      'Wait at least as long as Retry-After says; without it, lengthen the pauses and add a random delay.',
      'Go back to the previous request rate, hold it for about 15 minutes, then raise it gradually.',
      'Above one million input tokens per minute, grow by no more than half every 15 minutes.',
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
      { message: /^Request too large for /, status: [413, 429] },
      { kind: 'stream', message: /^Request too large for / },
      { quota: 'outsized', message: /^Rate limit reached for / },
    ],
    meaning:
      'This single request needs more tokens than the account may use in a whole minute, so waiting does not help.',
    solution: [
      'Shorten the input, or lower the maximum output tokens.',
      'Split the work into smaller requests.',
      "Use a model with a higher limit, or raise the account's usage tier.",
    ],
    public: {
      title: 'The request is too large',
      meaning: 'The request is larger than the service can process at once.',
      solution: [
        'Shorten the text, or split it into several requests.',
        'If it keeps happening, contact the service and quote the `instance` of this problem.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits',
  },
  'batch-queue-full': {
    title: 'The batch queue limit is reached',
    status: 429,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: true,
    upstream: [
      { code: 'token_limit_exceeded' },
      { message: /^Enqueued token limit reached/ },
      {
        status: 429,
        message:
          /^(?:(?:The|Your|Too many|You(?:'ve| have) (?:reached|exceeded) (?:the|your)) )?batch.{0,60}(?:rate|creation|queue) limit/i,
      },
    ],
    meaning:
      'The organization already has as many batch tokens or batches queued as this model allows.',
    solution: [
      'Wait until running batches finish, then submit again.',
      'Split the input into smaller batches and submit them one after another.',
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
      { status: 429, message: /^(?:Resource Unavailable|Flex (?:tier|processing))/i },
    ],
    meaning: 'The low-cost flex tier had no capacity for this request; nothing was charged.',
    solution: [
      'Retry with growing pauses if the work can wait.',
      'Or send the request again with `service_tier` set to `auto` or left out, at the standard price.',
      'Raise the client timeout (for example to 15 minutes) for flex requests.',
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
      { message: /^Rate limit (?:reached|exceeded)/, status: [400, 403, 429, 500, 503] },
      { kind: 'stream', message: /^Rate limit (?:reached|exceeded)/ },
      { status: 429, quota: 'zero', message: /^(?:Rate limit|You exceeded)/, retryable: false },
    ],
    meaning: 'The rate limit for OpenAI API requests has been exceeded.',
    solution: [
      'Wait at least as long as the Retry-After header says, then retry with growing, randomised pauses.',
      'Reduce the frequency of API calls: queue, batch or cache them, and lower the token maximum.',
      'Consider upgrading the OpenAI plan or usage tier for higher rate limits.',
    ],
    public: busyService,
    documentation: 'https://developers.openai.com/api/docs/guides/rate-limits',
  },
});
