/** Creates a client from environment variables. */
import type { OpenAIClient } from '../check/calls.js';
import type { Sdk } from './load-sdk.js';
import type { Terminal } from './terminal.js';

type Environment = Terminal['env'];

/** Whether the environment configures Azure. */
function isAzure(env: Environment): boolean {
  if (env['OPENAI_API_KEY']) return false;
  return Boolean(env['AZURE_OPENAI_API_KEY'] ?? env['AZURE_OPENAI_ENDPOINT']);
}

/**
 * Creates the client.
 * @throws the SDK's error if a setting is missing or invalid
 */
export function createClient(
  { OpenAI, AzureOpenAI }: Sdk,
  env: Environment,
  baseURL: string | undefined,
): OpenAIClient {
  const address = baseURL ?? (env['OPENAI_BASE_URL'] || undefined);
  if (!isAzure(env)) {
    return new OpenAI({
      apiKey: env['OPENAI_API_KEY'],
      organization: env['OPENAI_ORG_ID'] || null,
      project: env['OPENAI_PROJECT_ID'] || null,
      baseURL: address,
    });
  }
  return new AzureOpenAI({
    apiKey: env['AZURE_OPENAI_API_KEY'],
    apiVersion: env['OPENAI_API_VERSION'],
    ...(address === undefined ? { endpoint: env['AZURE_OPENAI_ENDPOINT'] } : { baseURL: address }),
  });
}
