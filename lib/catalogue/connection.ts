/** Problem types: no complete response arrived. */
import { defineProblemTypes } from './define.js';
import { contactSupportIfRepeated } from '../model/shared-steps.js';
import { checkStatusPage, retryWithBackoff } from './operator-steps.js';
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
    meaning: 'The TLS handshake with OpenAI or an intermediate proxy failed.',
    solution: [
      'If a company proxy inspects traffic, add its CA certificate (NODE_EXTRA_CA_CERTS).',
      'Check the system clock and the CA certificates of the host or container image.',
      'Check that the base URL uses https with the right host and port; do not turn off certificate verification.',
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
    meaning: "The DNS lookup for the API's host name failed.",
    solution: [
      'Check the host in the base URL (OPENAI_BASE_URL, Azure endpoint) for typos.',
      'Check the DNS settings and network access of the machine or container.',
      retryWithBackoff,
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
      'The HTTP proxy between the app and the API requires credentials or does not allow the connection.',
    solution: [
      "Check the app's proxy settings (HTTPS_PROXY, NO_PROXY, the agent or dispatcher passed to the client) and the proxy's credentials.",
      "Allow the API's host on the proxy.",
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
    meaning: 'The app could not reach OpenAI, or the connection dropped before a response arrived.',
    solution: [
      'Check the network access, firewall and proxy settings of the machine that runs the app.',
      'Check the base URL and port.',
      retryWithBackoff,
      checkStatusPage,
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
    meaning: 'The app or its user cancelled the request before it finished.',
    solution: [
      'If the user left or pressed stop, do nothing.',
      'If this was not intended, find the code that aborts the signal (a timeout, a shutdown or a closed client connection).',
      'Send the request again if the result is still needed.',
    ],
    public: {
      meaning: 'The request was cancelled before it finished.',
      solution: ['Send the request again if you still need the result.', contactSupportIfRepeated],
    },
  },
  'stream-interrupted': {
    title: 'The response stream was interrupted',
    status: 502,
    gatewayStatus: 502,
    fixableBy: 'provider',
    retryable: true,
    upstream: [{ kind: 'interrupted' }],
    meaning:
      'The response ended early, usually because the connection dropped, so only part of it arrived.',
    solution: [
      'Mark the output as incomplete; do not treat it as finished.',
      'Send the request again if the partial output has not been used; do not replay it automatically after output was shown or tools ran.',
      'Check proxies and idle timeouts between the app and OpenAI.',
      'For long work, use background mode, which can be resumed.',
    ],
    public: {
      meaning: 'The response ended early, so only part of it arrived.',
      solution: [
        'Treat what has arrived as incomplete.',
        'Send the request again.',
        contactSupportIfRepeated,
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/streaming-responses',
  },
});
