/** The client could not prove who it is. */
import { defineProblemTypes } from './define.js';
import { brokenService } from './public-advice.js';

export const credentials = defineProblemTypes({
  'missing-credentials': {
    title: 'No API credentials were provided',
    status: 401,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { kind: 'credentials' },
      { code: 'api_key_required' },
      { code: 'missing_api_key' },
      { code: 'no_api_key' },
      {
        status: [400, 401, 403],
        message:
          /^(?:You didn't provide an API key|(?:Authentication Error, )?No api key passed in|API key (?:is )?(?:required|missing)|Missing (?:bearer|basic|an? |the )?\W?(?:api[ -]?key|authorization|authentication|credentials|bearer)|No (?:cookie )?(?:api key|auth(?:entication|orization)?)\b|Access denied due to (?:a )?missing|Authentication required|Unauthenticated\b|Method doesn't allow unregistered callers|.?x-api-key.? header is required)/i,
      },
    ],
    meaning:
      'The application tried to use the OpenAI API without an API key or any other credential.',
    solution: [
      'Set the OPENAI_API_KEY environment variable in the process that runs the application, or pass `apiKey` to the client.',
      'Check that the variable is loaded before the client is created and is not empty (container, .env file, CI secret).',
      'For Azure OpenAI set AZURE_OPENAI_API_KEY or pass a token provider instead.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/quickstart',
  },
  'client-misconfigured': {
    title: 'The API client is configured incorrectly',
    status: 500,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { kind: 'configuration' },
      { kind: 'connection', code: 'ENOENT' },
      {
        status: 400,
        message:
          /^(?:Either x-portkey-config or x-portkey-provider header is required|Invalid (?:config|provider)\b|Please configure AI Gateway)/,
      },
    ],
    meaning:
      'The client was created or called with options that contradict each other, are missing, or cannot be used in this environment.',
    solution: [
      'Read the logged message: it names the option or environment variable at fault.',
      'Remove the conflicting option or supply the missing one (for example only one of `apiKey` and `workloadIdentity`).',
      'Trim whitespace and line breaks from the key, and create the client on the server, never in a browser.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/libraries',
  },
  'identity-token-failed': {
    title: 'The workload identity token could not be exchanged',
    status: 401,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { kind: 'identity' },
      { code: 'invalid_grant' },
      { code: 'invalid_subject_token' },
      { status: [401, 403], message: /^OAuth2 authentication error/ },
    ],
    meaning:
      'The application could not obtain a short-lived OpenAI access token from its workload identity or token provider.',
    solution: [
      'Check that the workload can fetch its own identity token (mounted token file, cloud metadata service or secret store reachable, token not expired).',
      'Compare the token issuer, audience and subject with the workload identity provider and the service account mapping configured at OpenAI.',
      'Make sure exactly one enabled mapping matches the identity provider and service account.',
      'After fixing, let the client request a new token; old ones are not reused.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/workload-identity-federation',
  },
  unauthorized: {
    title: 'Unauthorized',
    status: 401,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'invalid_api_key' },
      { code: 'authentication_error' },
      { code: 'invalid_authentication' },
      { code: 'API_KEY_INVALID' },
      { code: 'incorrect_api_key' },
      { code: 'token_expired' },
      { code: 'expired_api_key' },
      { type: 'authentication_error' },
      {
        status: [400, 401, 403, 500],
        message:
          /^(?:Incorrect API key|API key not valid|Your API key was reported as leaked|(?:Your )?API key (?:has )?expired|(?:Invalid|Incorrect|Expired|Malformed) (?:api[ -_]?key|Authentication|Authorization|access token|bearer token|token|credentials|x-api-key)|The .{0,40}(?:token|key|credentials) could not be (?:validated|verified)|Access denied due to invalid subscription key)/i,
      },
      { kind: 'stream', message: /^Incorrect API key/ },
      { status: 401 },
    ],
    meaning: 'The API key sent to OpenAI is invalid or missing.',
    solution: [
      'Verify that you have a valid OpenAI API key: complete, active, without extra spaces.',
      'Check that the OPENAI_API_KEY environment variable is set correctly in the process that runs the application.',
      'Check that the request uses the correct API endpoint and method (base URL, Azure resource).',
      'If in doubt, create a new key and replace the old one.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
  'organization-mismatch': {
    title: 'The key and the organization or project do not match',
    status: 401,
    gatewayStatus: 500,
    fixableBy: 'operator',
    retryable: false,
    upstream: [
      { code: 'mismatched_organization' },
      { code: 'no_organization' },
      { code: 'mismatched_project' },
      { code: 'invalid_organization' },
      { code: 'invalid_project' },
      { code: 'organization_not_found' },
      { code: 'project_not_found' },
      {
        status: [401, 403, 404],
        message:
          /^(?:No such (?:organization|project)\b|You must be a member of an organization|OpenAI-(?:Organization|Project) header should match|(?:The account associated with this key|You) (?:does|do) not have access to the organization|Your authentication token is not from a valid (?:issuer|organization))/,
      },
    ],
    meaning:
      'The API key does not belong to the organization or project named in the request, or its owner is no longer a member of one.',
    solution: [
      'Compare OPENAI_ORG_ID and OPENAI_PROJECT_ID (or the `organization` and `project` options) with the key, or remove them.',
      'Create a key inside the intended project and use that one.',
      'If access was removed, ask an organization owner to add the account again.',
    ],
    public: brokenService,
    documentation: 'https://developers.openai.com/api/docs/guides/error-codes',
  },
});
