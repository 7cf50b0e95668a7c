// How to confirm a failure, and whether it recovers by itself: one entry for each problem type that the operator fixes.

const check = '`npx openai-problem-details check` in the environment of the process';
const never = 'No.';
const deploy = 'No, it needs a deployment.';
const month = 'At the monthly reset, or when the limit is raised.';

/** `confirm`: how to verify the cause. `recovers`: whether and when the failure ends by itself. */
const rows = {
  'missing-credentials': {
    confirm: `Run ${check}. It names the missing variable.`,
    recovers: deploy,
  },
  'client-misconfigured': {
    confirm:
      "Read the message, which names the client's option, and compare it with the code that creates the client.",
    recovers: deploy,
  },
  'identity-token-failed': {
    confirm:
      'Request a token from the identity provider on the same host, and compare its audience and issuer.',
    recovers: 'Only if the identity provider was down.',
  },
  unauthorized: {
    confirm: `Run ${check}. If it passes, the process uses a different key than your shell.`,
    recovers: never,
  },
  'organization-mismatch': {
    confirm: `Run ${check}, once with OPENAI_ORG_ID and OPENAI_PROJECT_ID and once without.`,
    recovers: never,
  },
  'ip-not-authorized': {
    confirm:
      "On the host itself, look up its public IP address, and compare it with the project's allowlist.",
    recovers: 'Only if the outbound address changes back.',
  },
  'unsupported-region': {
    confirm: "Look up the country of the host's public IP address (not of your computer).",
    recovers: never,
  },
  'wrong-regional-endpoint': {
    confirm: `Run ${check} with \`--base-url\` and the regional host.`,
    recovers: deploy,
  },
  'organization-not-verified': {
    confirm: "Open the organization's general settings, which show its verification status.",
    recovers: 'About 15 minutes after the verification.',
  },
  'misalignment-block': {
    confirm: 'Look for an e-mail from the provider to the owner of the account.',
    recovers: never,
  },
  'access-limited-by-policy': {
    confirm:
      'Look for an e-mail from the provider to the owner of the account, with the reason and the end of the restriction.',
    recovers: 'When the restriction ends, if the provider has announced an end.',
  },
  'account-restricted': {
    confirm: 'Sign in as the owner of the account and look for a notice.',
    recovers: never,
  },
  'edge-blocked': {
    confirm:
      'On the host itself, call the base URL with `curl -i`. An HTML page instead of JSON comes from the firewall. The log has its Ray ID.',
    recovers: 'Often within an hour, if the address was blocked only because of its traffic.',
  },
  'proxy-refused': {
    confirm: 'On the host itself, call the API through the proxy with `curl -v --proxy`.',
    recovers: never,
  },
  'permission-denied': {
    confirm: "Compare the missing scope in the message with the key's permissions.",
    recovers: never,
  },
  'credit-balance-exhausted': {
    confirm: "Open the billing page of the key's organization.",
    recovers: 'Only with automatic recharge. After you add credit, it takes a few minutes.',
  },
  'spend-limit-reached': {
    confirm:
      'Open the limits page. Organization and project have separate limits; the code shows which one was reached.',
    recovers: month,
  },
  'usage-limit-reached': {
    confirm: "Open the organization's limits page.",
    recovers: month,
  },
  'storage-limit-reached': {
    confirm: 'List the files and vector stores, and add up their sizes.',
    recovers: 'Only when files expire.',
  },
  'billing-not-active': {
    confirm: 'Open the billing page, which shows an unpaid invoice or a declined card.',
    recovers: never,
  },
  'slow-down': {
    confirm: 'Look for a sudden increase of the request rate in your metrics.',
    recovers: 'Within minutes, if the rate stays steady.',
  },
  'request-exceeds-token-limit': {
    confirm: 'Compare the requested tokens in the message with the limit.',
    recovers: 'No. Only smaller requests succeed.',
  },
  'batch-queue-full': {
    confirm: 'List the batches in progress.',
    recovers: 'Yes, as batches finish.',
  },
  'flex-capacity-unavailable': {
    confirm:
      'Send the same request with `service_tier` `default`. If it succeeds, the tier is the cause.',
    recovers: 'Yes, when capacity is available.',
  },
  'too-many-requests': {
    confirm:
      'Read the message: it has the limit, the current usage, and the kind of limit (requests or tokens, per minute or per day).',
    recovers: 'After the wait in the log. It happens again unless the load falls.',
  },
  'model-not-found': {
    confirm: `Run ${check} with \`--model\` and the name of the model.`,
    recovers: deploy,
  },
  'operation-not-supported': {
    confirm: "Look up the model's endpoints and features in the provider's list of models.",
    recovers: deploy,
  },
  'conversation-state-unavailable': {
    confirm:
      'Retrieve the previous response by its ID. It was deleted, or belongs to another project.',
    recovers: 'No. Start a new conversation.',
  },
  'session-expired': {
    confirm: 'Compare the age of the session or container with its lifetime.',
    recovers: 'With a new session.',
  },
  conflict: {
    confirm: 'Look for two simultaneous requests of your app for the same resource.',
    recovers: 'When the other request has finished.',
  },
  'mcp-server-failed': {
    confirm: 'Call the tool server directly, with the same credentials.',
    recovers: 'When the tool server is back.',
  },
  'not-found': {
    confirm: 'Retrieve the object by the ID in the message, with the same key.',
    recovers: never,
  },
  'service-tier-not-allowed': {
    confirm: "Open the project's settings, which list the allowed service tiers.",
    recovers: never,
  },
  'tool-call-mismatch': {
    confirm:
      'Log the roles and tool call IDs of the messages, not their content. Each tool call needs exactly one result.',
    recovers: 'No. The app stores the conversation incorrectly.',
  },
  'invalid-schema': {
    confirm:
      'Send the schema with a short prompt. If it fails in the same way, the schema is the cause.',
    recovers: deploy,
  },
  'bad-request': {
    confirm: 'Read the message, and repeat the request, each time without one of its options.',
    recovers: deploy,
  },
  'invalid-parameter': {
    confirm: "Compare the parameter in the message with the model's API reference.",
    recovers: deploy,
  },
  'unprocessable-content': {
    confirm: 'Read the message, and repeat the request, each time without one of its options.',
    recovers: deploy,
  },
  'tls-failure': {
    confirm:
      "On the host itself, run `openssl s_client -connect api.openai.com:443` and check the certificate's issuer.",
    recovers: 'Only when an expired certificate is renewed.',
  },
  'dns-failure': {
    confirm: 'On the host itself, run `nslookup api.openai.com`.',
    recovers: 'When the resolver is back, unless the base URL is wrong.',
  },
  'connection-failed': {
    confirm: 'On the host itself, run `curl -v https://api.openai.com/v1/models`.',
    recovers: 'When the network is back, unless your own firewall blocks the API.',
  },
  'output-truncated': {
    confirm: "Compare the output tokens in `usage` with the request's token maximum.",
    recovers: 'No. It happens with every long response.',
  },
  'invalid-response': {
    confirm: 'On the host itself, call the base URL with `curl -i`. It must return JSON.',
    recovers: 'When the proxy that caused it is fixed.',
  },
  'job-failed': {
    confirm: 'Retrieve the job by its ID. Its `error` has a code, a message and a line.',
    recovers: 'No. Start the job again.',
  },
  'invalid-webhook-signature': {
    confirm: "Compare the endpoint's signing secret, and check the host's clock.",
    recovers: 'Only when a wrong clock is corrected. Forged requests keep failing, as they should.',
  },
  'unknown-error': {
    confirm: 'Read the message and the stack frames in the log.',
    recovers: 'Unknown.',
  },
};

module.exports = { rows };
