/** The credentials are good, but access is refused. */
import { defineProblemTypes } from './define.js';
import { brokenService } from './public-advice.js';

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
        message:
          /^(?:(?:Your |The )?(?:client |request )?IP\b.{0,80}not (?:authorized|allowed|permitted|on the)|Access denied due to Virtual Network\/Firewall rules|Public access is disabled|Traffic is not from an approved private endpoint|.{0,40}IP allowlist)/i,
      },
    ],
    meaning:
      "The request came from an IP address or network that the account's allowlist does not include.",
    solution: [
      'Find the outbound IP address of the server (NAT gateway, proxy, VPN).',
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
      {
        status: [400, 403, 451],
        message:
          /^(?:Country, region, or territory not supported|User location is not supported|OpenAI's (?:services|API) (?:are|is) not available in your country|(?:Your|This) (?:country|region|location) is not supported|Access from your (?:country|region))/i,
      },
      { status: 451 },
    ],
    meaning:
      'The request reached OpenAI from a country, region or territory where the API is not offered.',
    solution: [
      'Check the list of supported countries and territories.',
      'Run the application, or its outbound proxy, in a supported region.',
      'If the location is wrong, check VPN, proxy and cloud region settings.',
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
      { status: [401, 403], message: /^[^.]{0,120}incorrect regional host ?name/i },
    ],
    meaning:
      'The project is bound to a data-residency region and the request went to another OpenAI host.',
    solution: [
      "Set the client's base URL to the regional host named in the message, including the /v1 path (for example https://eu.api.openai.com/v1).",
      'Or use a project and key without that residency setting.',
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
      { status: [400, 403, 404], message: /^Your organization must be verified/ },
    ],
    meaning:
      "The model or feature is only available to organizations that completed OpenAI's verification.",
    solution: [
      'Open the organization\'s general settings and complete "Verify Organization".',
      'Wait about 15 minutes for the change to take effect, then retry.',
      'Until then use another model, or switch off streaming or reasoning summaries if the message names them.',
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
      "OpenAI's misalignment monitoring stopped the conversation because an agent's actions need a person to look at them.",
    solution: [
      'Stop dispatching further actions for this conversation and do not retry it automatically.',
      'Keep the request and response ids, tool calls and logs.',
      "Have the responsible person compare the agent's actions with the intended task and undo unwanted changes.",
      'Continue the work in a new conversation.',
    ],
    public: {
      title: 'The service is temporarily unavailable',
      meaning: 'The service has been restricted and cannot answer for the time being.',
      solution: [
        'Contact the service and quote the `instance` of this problem.',
        'Do not send the same request again until the service has answered.',
      ],
    },
    documentation:
      'https://developers.openai.com/api/docs/guides/safety-checks/misalignment-monitoring',
  },
  'access-limited-by-policy': {
    title: 'Access was limited after a safety check',
    status: 403,
    gatewayStatus: 503,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'cyber_policy' },
      { code: 'bio_policy' },
      { code: 'account_deactivated' },
      { code: 'access_terminated' },
      { type: 'access_terminated' },
      { code: 'organization_restricted' },
      { code: 'CONSUMER_SUSPENDED' },
      {
        status: [400, 401, 403, 429],
        message:
          /^(?:Your access was terminated|(?:(?:The|This|Your) )?(?:OpenAI )?(?:[Aa]ccount|[Oo]rganization|[Tt]eam|[Pp]roject)\b(?!.{0,200}(?:billing|spending|payment|invoice|balance)).{0,60}\b(?:deactivated|disabled|suspended|banned|blocked|restricted)\b|(?:The|Your) resource has been temporarily blocked|Permission denied: Consumer .{1,200} has been suspended|(?:The |This |Your )?(?:API )?[Kk]ey (?:is|was|has been) (?:deactivated|disabled|suspended|banned|blocked|restricted|associated with a deactivated)|\w{1,40} has been disabled in this account)/,
      },
    ],
    meaning:
      'OpenAI rejected the request or restricted the account because its safety systems flagged high-risk activity or a policy breach.',
    solution: [
      'Review recent requests for the flagged use and stop the traffic that caused it.',
      'Send a stable `safety_identifier` per end user so that one user cannot affect the whole organization.',
      'If the restriction is mistaken, contact OpenAI support (on Azure, open a support request) or apply for the matching access programme.',
    ],
    public: {
      title: 'The service is temporarily unavailable',
      meaning: 'The service has been restricted and cannot answer for the time being.',
      solution: [
        'Contact the service and quote the `instance` of this problem.',
        'Do not send the same request again until the service has answered.',
      ],
    },
    documentation: 'https://developers.openai.com/api/docs/guides/safety-checks/cybersecurity',
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
        message:
          /^(?:error code: 10\d\d|Attention Required|Sorry, you have been blocked|Your request was blocked)/i,
      },
    ],
    meaning:
      'A web application firewall or edge network in front of the API refused the request before the API saw it.',
    solution: [
      'Find the outbound IP address of the server and check that no VPN, proxy or shared host gives it a bad reputation.',
      'Check the base URL: it must be the API host, not a web page.',
      'If the address is right, contact the support of the API provider. The log of the app has the Ray ID, if Cloudflare sent one.',
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
      {
        status: 400,
        message:
          /^(?:The model .{1,120} requires terms acceptance|Authentication Error, API Key not allowed to access model)/,
      },
      {
        status: [401, 403],
        message:
          /^(?:You have insufficient permissions|Missing scopes|The principal \S{1,80} lacks|Principal does not have access|(?:API )?(?:key|team|user|org(?:anization)?|project) not allowed to access|User does not have permission|(?:You|Your \w+) (?:do|does) not have (?:permission|access))/,
      },
      { status: 403 },
    ],
    meaning:
      'The API key is valid but its permissions, role or project do not cover this operation.',
    solution: [
      'Read the logged message for the missing scope and add it to the restricted key, or use a key that has it.',
      "Check the key owner's role in the organization and project.",
      'Check that the key, organization, project and resource id belong together.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
