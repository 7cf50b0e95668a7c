// How to confirm a failure, and whether it resolves by itself: one row for each problem type that the operator fixes.

const check = '`npx openai-problem-details check` in the environment of the process';
const never = 'No. It fails until somebody acts.';
const deploy = 'No. It fails until the next deployment.';
const month = 'At the monthly reset, or as soon as the limit is raised.';

/** `confirm`: how to confirm it. `heals`: when it resolves without the operator. */
const rows = {
  'missing-credentials': {
    confirm: `Run ${check}: it says which variable is missing.`,
    heals: deploy,
  },
  'client-misconfigured': {
    confirm:
      'Read the message: it names the option of the client. Compare it with the code that makes the client.',
    heals: deploy,
  },
  'identity-token-failed': {
    confirm:
      'Ask the identity provider for a token from the same host, and compare its audience and issuer.',
    heals: 'If the identity provider was down: when it is back. Otherwise no.',
  },
  unauthorized: {
    confirm: `Run ${check}. If it passes, the process runs with another key than your shell.`,
    heals: never,
  },
  'organization-mismatch': {
    confirm: `Run ${check}, once with OPENAI_ORG_ID and OPENAI_PROJECT_ID and once without.`,
    heals: never,
  },
  'ip-not-authorized': {
    confirm:
      'Ask a service that shows your address from the host itself, and compare it with the allow list of the project.',
    heals: 'No, unless the outbound address changes back.',
  },
  'unsupported-region': {
    confirm: 'Look up the country of the outbound address of the host, not of your own machine.',
    heals: never,
  },
  'wrong-regional-endpoint': {
    confirm: `Run ${check} with \`--base-url\` and the regional host.`,
    heals: deploy,
  },
  'organization-not-verified': {
    confirm: 'Open the general settings of the organization: they show whether it is verified.',
    heals: 'Up to 30 minutes after the verification.',
  },
  'misalignment-block': {
    confirm: 'Look for a message of the provider to the owner of the account.',
    heals: never,
  },
  'access-limited-by-policy': {
    confirm:
      'Look for a message of the provider to the owner of the account, with the reason and the end of the restriction.',
    heals: 'When the restriction ends, where the message names an end.',
  },
  'account-restricted': {
    confirm: 'Sign in as the owner of the account, and look for a notice.',
    heals: never,
  },
  'edge-blocked': {
    confirm:
      'Call the base URL with `curl -i` from the host itself: a page instead of JSON comes from the firewall. The log has its Ray ID.',
    heals: 'Often within the hour, if the address had only been noticed for its traffic.',
  },
  'proxy-refused': {
    confirm: 'Call the API with `curl -v --proxy` and the same proxy from the host itself.',
    heals: never,
  },
  'permission-denied': {
    confirm:
      'Read the message for the missing scope, and compare it with the permissions of the key.',
    heals: never,
  },
  'credit-balance-exhausted': {
    confirm: 'Open the billing page of the organization that the key belongs to.',
    heals: 'No, unless automatic recharge is on. Minutes after credit is added.',
  },
  'spend-limit-reached': {
    confirm:
      'Open the limits page: organization and project have limits of their own. The code says which.',
    heals: month,
  },
  'usage-limit-reached': { confirm: 'Open the limits page of the organization.', heals: month },
  'storage-limit-reached': {
    confirm: 'List files and vector stores, and add up their sizes.',
    heals: 'When files expire, otherwise no.',
  },
  'billing-not-active': {
    confirm: 'Open the billing page: an unpaid invoice or a declined card is shown there.',
    heals: never,
  },
  'slow-down': {
    confirm: 'Look for a jump of the request rate in your own metrics.',
    heals: 'Yes, in minutes, if the rate stays even.',
  },
  'request-exceeds-token-limit': {
    confirm: 'Compare the requested tokens in the message with the limit in it.',
    heals: 'No. Such a request never passes; smaller ones do.',
  },
  'input-limit-exceeded': {
    confirm: 'Compare the size in the message with the limit in it.',
    heals: 'No. Such a request never passes; smaller ones do.',
  },
  'batch-queue-full': {
    confirm: 'List the batches that are in progress.',
    heals: 'Yes, as batches end.',
  },
  'flex-capacity-unavailable': {
    confirm: 'Send the same request with `service_tier` `default`: it passes.',
    heals: 'Yes, when there is capacity.',
  },
  'too-many-requests': {
    confirm:
      'The message has the limit, what is used, and which one it is (requests or tokens, a minute or a day).',
    heals: 'Yes, after the wait in the log. It comes back as long as the load stays.',
  },
  'model-not-found': {
    confirm: `Run ${check} with \`--model\` and the name.`,
    heals: deploy,
  },
  'operation-not-supported': {
    confirm: 'Look the model up in the list of models: it shows endpoints and features.',
    heals: deploy,
  },
  'conversation-state-unavailable': {
    confirm: 'Retrieve the previous response by its id: it is gone, or of another project.',
    heals: 'No. That conversation must be started anew.',
  },
  'session-expired': {
    confirm: 'Compare the age of the session or container with its lifetime.',
    heals: 'Yes, with a new session.',
  },
  conflict: {
    confirm: 'Look for two requests of your own at the same time, on the same resource.',
    heals: 'Yes, when the other request has ended.',
  },
  'mcp-server-failed': {
    confirm: 'Call the tool server itself, with the same credentials.',
    heals: 'When the tool server is back.',
  },
  'not-found': {
    confirm: 'Retrieve the object by the id in the message, with the same key.',
    heals: never,
  },
  'service-tier-not-allowed': {
    confirm: 'Open the settings of the project: they list the allowed service tiers.',
    heals: never,
  },
  'tool-call-mismatch': {
    confirm:
      'Log the roles and tool call ids of the messages (not their texts): each call must be answered once.',
    heals: 'No. It is a fault in how the conversation is kept.',
  },
  'invalid-schema': {
    confirm: 'Send the schema alone in a request with a short prompt: it fails in the same way.',
    heals: deploy,
  },
  'bad-request': {
    confirm: 'Read the message, and send the same request with one option less at a time.',
    heals: deploy,
  },
  'invalid-parameter': {
    confirm:
      'Read the message and the parameter, and compare them with the API reference of that model.',
    heals: deploy,
  },
  'unprocessable-content': {
    confirm: 'Read the message, and send the same request with one option less at a time.',
    heals: deploy,
  },
  'tls-failure': {
    confirm:
      'Run `openssl s_client -connect api.openai.com:443` on the host itself, and look at the issuer of the certificate.',
    heals: 'If a certificate had expired: when it is renewed. Otherwise no.',
  },
  'dns-failure': {
    confirm: 'Run `nslookup api.openai.com` on the host itself.',
    heals: 'When the resolver is back. With a wrong base URL: no.',
  },
  'connection-failed': {
    confirm: 'Run `curl -v https://api.openai.com/v1/models` on the host itself.',
    heals: 'When the network is back. With a firewall of your own: no.',
  },
  'output-truncated': {
    confirm: 'Compare the output tokens in `usage` with the token maximum of the request.',
    heals: 'No. It comes back with long answers.',
  },
  'invalid-response': {
    confirm: 'Call the base URL with `curl -i` from the host itself: it must answer JSON.',
    heals: 'If a proxy was at fault: when it is repaired.',
  },
  'job-failed': {
    confirm: 'Retrieve the job by its id: its `error` has code, message and line.',
    heals: 'No. The job must be started again.',
  },
  'invalid-webhook-signature': {
    confirm: 'Compare the signing secret of the endpoint, and the clock of the host.',
    heals:
      'If the clock was wrong: when it is set. Requests that were forged keep failing, as they should.',
  },
  'unknown-error': {
    confirm: 'Read the message and the frames in the log.',
    heals: 'Not known.',
  },
};

module.exports = { rows };
