/** Problem types: no complete response arrived. */
import { defineProblemTypes } from './define.js';
import { brokenService, failingService } from './public-advice.js';

export const connection = defineProblemTypes({
  'tls-failure': {
    title: 'The secure connection could not be established',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      {
        kind: 'connection',
        code: /^(?:ERR_SSL_\w{1,60}|ERR_TLS_\w{1,60}|CERT_\w{1,40}|EPROTO|UNABLE_TO_\w{1,60}|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|HOSTNAME_MISMATCH|INVALID_CA|CRL_\w{1,40})$/,
      },
    ],
    meaning: 'The TLS handshake with OpenAI, or with a proxy in between, failed.',
    solution: [
      'If a company proxy inspects traffic, add its CA certificate (NODE_EXTRA_CA_CERTS).',
      'Check the system clock and the CA certificates of the host or container image.',
      'Check that the base URL uses https with the right host and port; do not switch verification off.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'dns-failure': {
    title: "The API's host name could not be resolved",
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: true,
    upstream: [{ kind: 'connection', code: /^(?:ENOTFOUND|EAI_\w{1,20}|ENODATA|ESERVFAIL)$/ }],
    meaning: 'The host name of the API could not be turned into an address.',
    solution: [
      'Check the host in the base URL (OPENAI_BASE_URL, Azure endpoint) for typos.',
      'Check DNS and network access of the machine or container.',
      'Retry: a temporary DNS failure may pass.',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'proxy-refused': {
    title: 'The outbound proxy refused the connection',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: false,
    upstream: [{ status: 407 }, { kind: 'connection', code: 'ERR_PROXY_TUNNEL' }],
    meaning:
      'The HTTP proxy between the app and the API asked for credentials, or does not allow the connection.',
    solution: [
      "Check the app's proxy settings (HTTPS_PROXY, NO_PROXY, the agent or dispatcher given to the client) and the proxy's credentials.",
      "Have the API's host allowed on the proxy.",
    ],
    public: brokenService,
  },
  'connection-failed': {
    title: 'No connection to the API',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: true,
    upstream: [{ kind: 'connection' }, { code: 'connection_failed' }],
    meaning:
      'The application could not reach OpenAI, or the connection broke before an answer arrived.',
    solution: [
      'Check network access, firewall and proxy settings from the machine that runs the application.',
      'Check the base URL and port.',
      'Retry with a short pause; check the OpenAI status page.',
    ],
    public: failingService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'request-aborted': {
    title: 'The request was cancelled',
    status: 503,
    gatewayStatus: 503,
    fixableBy: 'caller',
    retryable: false,
    upstream: [{ kind: 'abort' }],
    meaning: 'The application or its user cancelled the request before it finished.',
    solution: [
      'If the user left or pressed stop, nothing needs to be done.',
      'If it was not intended, find the code that aborts the signal (timeouts, shutdown, a closed client connection).',
      'Send the request again if the result is still wanted.',
    ],
    public: {
      meaning: 'The request was cancelled before it finished.',
      solution: [
        'Send the request again if the result is still wanted.',
        'If it keeps happening, contact the service and quote the `instance` of this problem.',
      ],
    },
  },
  'stream-interrupted': {
    title: 'The answer stream broke off',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'provider',
    retryable: true,
    upstream: [{ kind: 'interrupted' }],
    meaning:
      'The answer ended in the middle, mostly since its connection broke, so only part of it arrived.',
    solution: [
      'Mark the answer as incomplete; do not treat it as finished.',
      'Send the request again if the partial answer has not been used; do not replay it automatically after output was shown or tools ran.',
      'Check proxies and idle timeouts between the application and OpenAI.',
      'For long work use background mode, which can be resumed.',
    ],
    public: {
      meaning: 'The answer broke off, so only a part of it arrived.',
      solution: [
        'Treat what has arrived as incomplete.',
        'Send the request again.',
        'If it keeps happening, contact the service and quote the `instance` of this problem.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/streaming-responses',
  },
});
