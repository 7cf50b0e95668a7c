/** Problem types: the credentials are valid, but access is refused. */
import { defineProblemTypes } from './define.js';
import { brokenService, restrictedService } from './public-advice.js';
import { shut } from './word-lists.js';

export const access = defineProblemTypes({
  'ip-not-authorized': {
    title: 'Requests from this IP address are not allowed',
    status: 403,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'ip_not_authorized' },
      {
        status: [401, 403],
        says: [
          'ip … not (authorized|allowed|permitted|whitelisted|in|on)',
          'ip (allowlist|whitelist)',
          'denied due to virtual',
          'firewall rules',
          'public (network|) access disabled',
          'private endpoint',
        ],
      },
    ],
    meaning:
      "The request came from an IP address or network that is not on the account's allowlist.",
    solution: [
      "Find the server's outbound IP address (NAT gateway, proxy, VPN).",
      'Add it to the IP allowlist of the project or organization, or send the request from an allowed address.',
      "On Azure, check the resource's Networking page, private endpoint and DNS.",
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'unsupported-region': {
    title: 'The API is not offered in this country or region',
    status: 403,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'unsupported_country_region_territory' },
      { status: 451 },
      {
        says: [
          '(country|region|territory|location) not (supported|available|allowed)',
          'not (available|supported) in (country|region|location|territory)',
          'access from (country|region)',
          '(unsupported|restricted) (country|region|location)',
          'not (available|supported|allowed) in … (country|region)',
          '(region|country) … blocked',
        ],
      },
    ],
    meaning:
      'The request reached OpenAI from a country, region or territory where the API is not available.',
    solution: [
      'Check the list of supported countries and territories.',
      'Run the app, or its outbound proxy, in a supported region.',
      'If the detected location is wrong, check the VPN, proxy and cloud region settings.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/supported-countries',
  },
  'wrong-regional-endpoint': {
    title: 'The project must use another regional endpoint',
    status: 401,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'incorrect_hostname' },
      { code: 'data_residency_mismatch' },
      { says: ['incorrect regional', 'regional (hostname|endpoint)', 'data residency'] },
    ],
    meaning:
      'The project is bound to a data-residency region, but the request went to another OpenAI host.',
    solution: [
      "Set the client's base URL to the regional host named in the message, including /v1 (for example https://eu.api.openai.com/v1).",
      'Alternatively, use a project and key without data residency.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/your-data',
  },
  'organization-not-verified': {
    title: 'The organization must be verified first',
    status: 403,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'organization_verification_required' },
      { says: ['organization (must|not|) verified', 'verify organization'] },
    ],
    meaning:
      "The model or feature is available only to organizations that have completed OpenAI's verification.",
    solution: [
      'Open the organization\'s general settings and complete "Verify Organization".',
      'Wait about 15 minutes for the change to take effect, then retry.',
      'Until then, use another model, or turn off streaming or reasoning summaries if the message names them.',
    ],
    public: brokenService,
    documentation: 'https://help.openai.com/en/articles/10910291-api-organization-verification',
  },
  'misalignment-block': {
    title: 'The workflow was stopped for review',
    status: 403,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [{ code: 'misalignment_policy_violation' }],
    meaning:
      "OpenAI's misalignment monitoring stopped the conversation because an agent's actions need human review.",
    solution: [
      'Stop further actions in this conversation, and do not retry it automatically.',
      'Keep the request and response IDs, tool calls and logs.',
      "Have a person compare the agent's actions with the intended task and undo unwanted changes.",
      'Continue the work in a new conversation.',
    ],
    public: restrictedService,
    documentation:
      'https://developers.openai.com/api/docs/guides/safety-checks/misalignment-monitoring',
  },
  'access-limited-by-policy': {
    title: 'Access to the API was restricted',
    status: 403,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'account_deactivated' },
      { code: 'access_terminated' },
      { type: 'access_terminated' },
      { code: 'organization_restricted' },
      { code: 'CONSUMER_SUSPENDED' },
      {
        status: [400, 401, 403, 429],
        says: [
          'access terminated',
          'access … (revoked|suspended)',
          `(account|organization|team|workspace|user|consumer) … ${shut}`,
          `(account|organization|team|project|key|consumer|resource) (temporarily|) (blocked|${shut.slice(1)}`,
          'disabled in account',
          'deactivated account',
          'abuse',
          'violation of policies',
          'violation of … (terms|policy)',
          '(account|access) … (flagged|violated)',
        ],
      },
    ],
    meaning:
      'OpenAI restricted or deactivated the account, organization or key, often because of flagged high-risk activity or a policy violation.',
    solution: [
      'Read the error message to see what is restricted; if a gateway blocked the key, ask its administrator to unblock it.',
      'Review recent requests for the flagged use, and stop the traffic that caused it.',
      'Send a stable `safety_identifier` for each end user, so that one user cannot affect the whole organization.',
      'If the restriction is a mistake, contact OpenAI support (on Azure, open a support request) or apply for the matching access program.',
    ],
    public: restrictedService,
    documentation: 'https://developers.openai.com/api/docs/guides/safety-checks/cybersecurity',
  },
  'account-restricted': {
    title: 'The account cannot be used at the moment',
    status: 403,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'deactivated_workspace' },
      { code: 'phone_number_required' },
      { code: 'sentinel_block' },
      {
        status: [400, 401, 403, 429],
        says: [
          '(unusual|suspicious) activity',
          'account (currently|) inactive',
          'phone number … (required|verification|verified)',
          '(verify|verification) … phone number',
        ],
      },
    ],
    meaning:
      'The account, workspace or device must be verified or reactivated before it can use the API.',
    solution: [
      'Sign in to the account that owns the key or token, and complete the verification or reactivation it asks for.',
      'In the meantime, use a key from another account or project.',
      'If the account looks fine, contact OpenAI support.',
    ],
    public: restrictedService,
  },
  'edge-blocked': {
    title: 'A firewall in front of the API blocked the request',
    status: 403,
    gatewayStatus: 502,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { status: 403, page: true },
      {
        status: 403,
        says: [
          'attention required',
          'sorry blocked',
          '^request blocked',
          'denied by security policy',
          'cloudflare',
        ],
      },
    ],
    meaning:
      'A web application firewall or edge network blocked the request before it reached the API.',
    solution: [
      "Find the server's outbound IP address, and check that no VPN, proxy or shared host gives it a bad reputation.",
      'Check the base URL: it must be the API host, not a web page.',
      "If both are right, contact the API provider's support; include the Ray ID from the log if there is one.",
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/supported-countries',
  },
  'permission-denied': {
    title: 'The key is not allowed to do this',
    status: 403,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'PermissionDenied' },
      { code: 'insufficient_permissions' },
      { code: 'permission_denied' },
      { code: 'missing_scope' },
      { code: 'model_terms_required' },
      { type: 'key_model_access_denied' },
      { type: 'team_model_access_denied' },
      { type: 'permission_error' },
      { status: 403 },
      {
        status: [400, 401, 403, 404],
        says: [
          'insufficient permissions',
          'missing scopes',
          'lacks … (permission|action|role)',
          'principal not access',
          '(key|team|user|organization|project|token) not (allowed|authorized|permitted)',
          '(not|no) permission',
          'terms acceptance',
          'not (allowed|authorized|permitted) to (access|use|call|perform)',
          'not allowed for',
          'based authentication disabled',
          'api not used in project',
          'requires … (permission|role|scope)',
        ],
      },
      {
        status: [400, 401, 403],
        vague: true,
        says: [
          'access denied',
          'permission denied',
          'forbidden',
          'not have access',
          'not authorized',
          'not allowed',
        ],
      },
    ],
    meaning:
      'The API key is valid, but its permissions, role or project do not allow this operation.',
    solution: [
      'Read the error message for the missing scope, and add it to the restricted key or use a key that has it.',
      "Check the key owner's role in the organization and project.",
      'Check that the key, organization, project and resource ID belong together.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
