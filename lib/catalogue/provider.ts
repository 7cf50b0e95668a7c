/** The fault is on the side of OpenAI, or of something in front of it. */
import { defineProblemTypes } from './define.js';
import { busyService, failingService } from './public-advice.js';

/** How a service says that it has no capacity. */
const overloaded =
  /^(?:(?:That|The|This|Our|We)(?: \w{1,20}){0,5}? (?:is|are|has|have) (?:currently |temporarily )?(?:overloaded|experiencing (?:high|heavy)|at capacity|over capacity|out of capacity|unable to process|busy)|Service tier capacity exceeded|Capacity temporarily exceeded|上游负载已饱和|Function id .{1,120}: DEGRADED|Overloaded\b|The server is (?:overloaded|busy)|System is (?:busy|experiencing)|\S{1,60} (?:is )?over(?:loaded| capacity)|Insufficient capacity)/i;

/** How a local server says that it broke down, whatever the status. */
const crashed =
  /^(?:(?:The )?model (?:has )?(?:crashed|runner has unexpectedly stopped)|llama runner process|Engine(?:Core)? (?:encountered|loop|process|is dead))/i;

export const provider = defineProblemTypes({
  'service-overloaded': {
    title: 'The API is temporarily overloaded',
    status: 503,
    gatewayStatus: 503,
    fixableBy: 'provider',
    retryable: true,
    upstream: [
      { code: 'server_is_overloaded' },
      { code: 'server_overloaded' },
      { code: 'overloaded_error' },
      { code: 'engine_overloaded' },
      { code: 'NoCapacity' },
      { code: 'insufficient_system_resource' },
      { status: [503, 529] },
      { type: 'overloaded_error' },
      {
        status: [400, 429, 500, 502, 503],
        message: overloaded,
      },
      {
        kind: 'stream',
        message: overloaded,
      },
    ],
    meaning: 'The requested model or service has no capacity at the moment.',
    solution: [
      'Wait at least as long as Retry-After says, then retry with growing pauses.',
      'Check the OpenAI status page for an incident.',
      'Fall back to another model or tier if the work cannot wait.',
    ],
    public: busyService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'bad-gateway': {
    title: 'A gateway in front of the API failed',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'provider',
    retryable: true,
    upstream: [
      { status: [502, 520, 521, 522, 523, 525, 526, 527, 530] },
      { status: 500, page: true },
      { status: 407, retryable: false },
      {
        status: [502, 503],
        message: /^(?:upstream connect error|no healthy upstream|Bad gateway)/i,
      },
    ],
    meaning:
      'A server between the application and OpenAI answered with an error page instead of the API.',
    solution: [
      'Retry after a short pause.',
      'Check the OpenAI status page.',
      'If a proxy or custom base URL is in use, check that it is up and points to the right address.',
    ],
    public: failingService,
    documentation: 'https://status.openai.com/',
  },
  timeout: {
    title: 'The API did not answer in time',
    status: 504,
    gatewayStatus: 504,
    fixableBy: 'provider',
    retryable: true,
    upstream: [
      { kind: 'timeout' },
      { status: [408, 504, 524] },
      { code: 'request_timeout' },
      { code: 'vector_store_timeout' },
      { type: 'timeout_error' },
      {
        code: /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(?:HEADERS|BODY)_TIMEOUT)$/,
        kind: 'connection',
      },
      {
        status: [408, 500, 502, 503, 504],
        message:
          /^(?:A timeout occurred|(?:The )?(?:request|operation|upstream request|model) (?:has )?timed? ?out|Request timed out|Timed out)/i,
      },
    ],
    meaning: 'The request took longer than the client or a server in between was willing to wait.',
    solution: [
      'Retry after a short pause; the load may have passed.',
      'Stream the answer, use background mode, or shorten the request.',
      "Raise the client's `timeout` (10 minutes by default) for long or flex requests.",
      'Check the network path and the OpenAI status page if it keeps happening.',
    ],
    public: {
      title: 'The service took too long to answer',
      meaning: 'The answer took longer than the service was willing to wait.',
      solution: [
        'Send the request again after a short pause.',
        'Shorten the request, or ask for a shorter answer.',
        'If it keeps happening, contact the service and quote the `instance` of this problem.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'internal-server-error': {
    title: 'Internal Server Error',
    status: 500,
    gatewayStatus: 502,
    fixableBy: 'provider',
    retryable: true,
    upstream: [
      { code: 'internal_error' },
      { code: 'internal_server_error' },
      { code: 'server_error' },
      { type: 'server_error' },
      { status: [500, 501, 505] },
      { type: 'api_error' },
      {
        status: 400,
        message: crashed,
      },
      {
        kind: 'stream',
        message: crashed,
      },
      {
        status: [429, 500, 502, 503],
        message: /^(?:The server had an error|An error occurred while processing your request)/,
      },
      {
        kind: 'stream',
        message: /^(?:The server had an error|An error occurred while processing your request)/,
      },
    ],
    meaning: "An error occurred on OpenAI's servers.",
    solution: [
      'Retry the request later, with pauses that grow.',
      'Check the OpenAI status page.',
      'If it persists, contact OpenAI support with the request id, the model and the time.',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
