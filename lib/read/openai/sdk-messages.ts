/**
 * The messages of the SDK's own that carry no status and no code, and what they mean. They are constant, so
 * that an error is recognised by them even where a bundler has renamed its class. Read in openai 4.0.0,
 * 4.104.0, 5.23.2, 6.49.0 and 7.57.0.
 */
import type { FailureKind } from '../../model/failure.js';

type MessageRow = readonly [start: string | RegExp, kind: FailureKind];

/** So much OpenAI's own that the message alone tells. */
const distinctive: readonly MessageRow[] = [
  ['Missing credentials. Please pass ', 'credentials'],
  ['The OPENAI_API_KEY environment variable is missing or empty', 'credentials'],
  ['Could not resolve authentication method. Expected either apiKey or adminAPIKey', 'credentials'],
  ['Could not find credentials for Bedrock', 'credentials'],
  ['Azure OpenAI Realtime requires an API key', 'credentials'],
  ["Failed to get token from 'apiKey' function", 'identity'],
  ["Expected 'apiKey' function argument to return a string", 'identity'],
  ["Expected 'azureADTokenProvider' argument to return a string", 'identity'],
  ['The Bedrock bearer credential provider must return', 'identity'],
  ['The OPENAI_API_VERSION environment variable is missing or empty', 'configuration'],
  ['Must provide one of the `baseURL` or ', 'configuration'],
  ['baseURL and endpoint are mutually exclusive', 'configuration'],
  [/^The `\w{1,40}` and `\w{1,40}` (?:arguments|options) are mutually exclusive/, 'configuration'],
  ['The `provider` option cannot be used with', 'configuration'],
  ['The webhook secret must either be set', 'configuration'],
  ['Invalid `dataResidency`', 'configuration'],
  ['Path parameters result in path with invalid segments', 'configuration'],
  ['Could not parse response content as the length limit was reached', 'length'],
  [
    'Could not parse response content as the request was rejected by the content filter',
    'content-filter',
  ],
  ['Invalid webhook timestamp format', 'webhook'],
  ['Webhook timestamp is too ', 'webhook'],
  ['The given webhook signature does not match', 'webhook'],
  ['Missing required header: webhook-', 'webhook'],
  ['Error reading response: invalid structured output JSON', 'structured-output'],
  ['Error reading response: malformed ', 'invalid-response'],
  ['missing message in ChatCompletion response', 'invalid-response'],
  ['Unhandled response stream event', 'invalid-response'],
];

/** Messages that others use, too: SDKs of the same generator, or anybody. */
const common: readonly MessageRow[] = [
  ['Connection error.', 'connection'],
  ['Request timed out.', 'timeout'],
  ['Giving up on waiting for file ', 'timeout'],
  ['Request was aborted.', 'abort'],
  [/^Token exchange (?:response|failed)/, 'identity'],
  ['X.509 ', 'configuration'],
  [/^(?:The |Pass refreshable )?Bedrock /, 'configuration'],
  ["It looks like you're running in a browser-like environment.", 'configuration'],
  ['Standard Schema validation failed', 'structured-output'],
  ['socket closed before open', 'interrupted'],
  [/^missing (?:finish_reason|role) for choice \d/, 'interrupted'],
  [
    /^(?:stream ended without producing|request ended without sending any|stream has ended)/,
    'interrupted',
  ],
  ['Attempted to iterate over ', 'invalid-response'],
  [
    /^(?:The )?Kubernetes service account token|^Failed to read Kubernetes|^Azure IMDS|^IMDS response|^GCP [Mm]etadata [Ss]erver/,
    'identity',
  ],
];

/** Characters of a message that can decide. */
const longestStart = 200;

function find(rows: readonly MessageRow[], message: string): FailureKind | undefined {
  const row = rows.find(([start]) =>
    typeof start === 'string' ? message.startsWith(start) : start.test(message),
  );
  return row?.[1];
}

/**
 * The kind of failure that one of the SDK's own messages states.
 * @param isOurs whether the error has been recognised otherwise: by its class or its keys
 * @returns `undefined` for any other message
 */
export function kindOfMessage(message: string, isOurs: boolean): FailureKind | undefined {
  const start = message.slice(0, longestStart);
  return find(distinctive, start) ?? (isOurs ? find(common, start) : undefined);
}
