/**
 * Replacements for sentences of the catalogue if the failing provider is not OpenAI. Most sentences fit any provider once the name is
 * replaced. These do not: they refer to OpenAI's own platform, its limits and its variables.
 */
import { checkStatusPage } from './operator-steps.js';

/**
 * The start of a sentence in the catalogue, and its replacement: `{provider}` is the provider's name,
 * `{its}` its possessive form, `{of}` the name as an attribute followed by a space, or nothing. An empty string removes the sentence.
 */
export interface Rewording {
  readonly begins: string;
  readonly instead: string;
  /** The replacement for Azure OpenAI, if it differs. */
  readonly azure?: string;
}

export const rewordings: readonly Rewording[] = [
  {
    begins: 'Set the OPENAI_API_KEY',
    instead:
      'Pass the API key to the client as `apiKey`, and check the environment variable or secret that it comes from.',
    azure:
      'Set the AZURE_OPENAI_API_KEY environment variable in the process that runs the app, or pass `apiKey` or a token provider to the client.',
  },
  { begins: 'On Azure, set AZURE_OPENAI_API_KEY', instead: '' },
  {
    begins: 'Check that the OPENAI_API_KEY',
    instead:
      'Check the environment variable or secret that the key comes from in the process that runs the app.',
    azure:
      "Check that the AZURE_OPENAI_API_KEY environment variable, or the identity's role and tenant, is set correctly.",
  },
  {
    begins: 'Check that the request uses the correct API endpoint',
    instead: 'Check that the base URL belongs to {provider} and that the key was issued for it.',
    azure: 'Check that the endpoint and the key belong to the same resource.',
  },
  {
    begins: 'Compare OPENAI_ORG_ID',
    instead: 'Compare the `organization` and `project` options with the key, or remove them.',
  },
  {
    begins: "Set the client's base URL to the regional host",
    instead: "Set the client's base URL to the regional host named in the message.",
  },
  {
    begins: "Open the organization's general settings",
    instead: "Complete the verification in the account's settings.",
  },
  {
    begins: 'Wait about 15 minutes for',
    instead: 'Wait for the change to take effect, then retry.',
  },
  { begins: 'Send a stable `safety_identifier`', instead: '' },
  {
    begins: 'If the restriction is a mistake',
    instead: 'If the restriction is a mistake, contact {its} support.',
    azure: 'If the restriction is a mistake, open a support request in the Azure portal.',
  },
  {
    begins: 'The OpenAI organization has used up',
    instead:
      'The {of}account has used up its credits or quota, so every request fails until it is topped up.',
  },
  {
    begins: "Add credits on the organization's billing page",
    instead: 'Add credits to the account, or turn on automatic recharge if it is available.',
    azure: "Check the Azure subscription's credit, spending limit and payment method.",
  },
  {
    begins: 'Check the plan, monthly budget',
    instead: "Check the account's plan, budget and usage.",
  },
  {
    begins: 'The organization, project or session reached',
    instead: 'The account, team or key reached the spending limit that its owner set.',
  },
  {
    begins: 'Check the error code to see whether',
    instead: 'Read the error message to see whose limit was reached.',
  },
  {
    begins: 'Raise or remove that limit',
    instead: 'Raise or remove that limit in the settings of the account, team or key.',
  },
  {
    begins: 'Otherwise, wait for the monthly reset',
    instead: 'Otherwise, wait for the limit to reset, and do not retry before then.',
  },
  {
    begins: 'The organization reached the usage limit',
    instead: 'The account reached the usage limit that {provider} assigned to it.',
  },
  {
    begins: 'Request a higher usage limit',
    instead:
      'Ask {provider} for a higher limit, or change the plan or the setting named in the message.',
    azure: 'Request more quota for the resource in the Azure portal.',
  },
  { begins: 'If usage tiers apply', instead: '' },
  {
    begins: 'Make sure the key belongs to the organization',
    instead: 'Make sure the key belongs to the account that has billing set up.',
  },
  { begins: 'Above one million input tokens', instead: '' },
  {
    begins: 'Use a model with a higher limit, or raise',
    instead: "Use a model with a higher limit, or raise the account's limit.",
    azure:
      "Use a deployment with a higher limit, or raise the deployment's tokens-per-minute quota.",
  },
  {
    begins: 'Check or raise the batch queue limit',
    instead: "Check or raise the account's batch queue limit.",
  },
  {
    begins: 'Consider upgrading the OpenAI plan',
    instead: 'Consider a plan with higher rate limits.',
    azure:
      "Raise the deployment's tokens-per-minute quota, spread the load over several deployments, or use provisioned throughput.",
  },
  {
    begins: "Enable the model in the project's",
    instead: 'Enable or load the model at {provider}, or choose another one.',
    azure: 'Deploy the model in the resource, or choose another deployment.',
  },
  {
    begins: 'Check the resource ID, and that',
    instead: 'Check the resource ID, and that it was created in the same account.',
  },
  {
    begins: 'Reduce or compress the file (audio',
    instead: 'Reduce or compress the file.',
  },
  {
    begins: 'Upload large files through',
    instead: 'If {provider} has a files API, upload large files first and refer to them by ID.',
  },
  {
    begins: 'If ordinary input is blocked',
    instead: 'If ordinary input is blocked, check the system prompt and the moderation settings.',
    azure:
      "If ordinary input is blocked, check the system prompt and the deployment's content-filter settings.",
  },
  {
    begins: 'Check the base URL and path',
    instead: 'Check the base URL and path, including /v1.',
    azure: 'Check the endpoint, path and API version.',
  },
  {
    begins: checkStatusPage,
    instead: 'Check whether {provider} reports an incident.',
    azure: 'Check Azure Service Health for an incident.',
  },
  {
    begins: 'Stream the response, use background',
    instead: 'Stream the response, or shorten the request.',
  },
  {
    begins: 'If it persists, check the network path',
    instead: 'If it persists, check the network path and whether {provider} reports an incident.',
    azure: 'If it persists, check the network path and Azure Service Health.',
  },
  { begins: 'For long work, use background', instead: '' },
  {
    begins: 'Check the host in the base URL',
    instead: 'Check the host in the base URL for typos.',
    azure: "Check the host in the resource's endpoint for typos.",
  },
  {
    begins: 'Check that OPENAI_WEBHOOK_SECRET',
    instead: 'Check that the signing secret is the one of this endpoint.',
  },
];
