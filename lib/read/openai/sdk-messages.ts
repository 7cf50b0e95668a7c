/**
 * The SDK's own messages without a status or a code, and their meaning. They are constant, so an error is recognized by its
 * message even if a bundler has renamed its class. Taken from openai 4.0.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0.
 */
import type { FailureKind } from '../../model/failure.js';

type MessageRow = readonly [start: string | RegExp, kind: FailureKind];

/** Messages that only OpenAI's SDK has. */
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

/** Messages that other libraries use as well, such as SDKs of the same generator. */
const common: readonly MessageRow[] = [
  ['Connection error.', 'connection'],
  ['Request timed out.', 'timeout'],
  ['Giving up on waiting for file ', 'timeout'],
  ['Request was aborted.', 'abort'],
  [/^Token exchange (?:response|failed)/, 'identity'],
  [
    /^(?:Vertex authentication failed|(?:X\.509 w|W)orkload identity token (?:expired|exchange))/,
    'identity',
  ],
  [/^(?:Failed to resolve AWS credentials|Bedrock bearer authentication requires)/, 'credentials'],
  ['X.509 ', 'configuration'],
  [/^(?:Google Vertex|Vertex (?:owns|base)|Refusing to send Vertex)/, 'configuration'],
  [/\breached max\w{1,20}\b/, 'length'],
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

/** Words of most messages of a kind, for errors of the SDK's own classes that nothing else identifies. */
const coarse: readonly MessageRow[] = [
  [/^missing function_call\./, 'interrupted'],
  [/^ComputerToolset\S{0,4} (?:received|serialization)/, 'invalid-response'],
  [
    /^(?:Agent (?:artifact|file)|Selected agent|Call with|Could not coerce|Currently only|Expected a|Wait for)/,
    'configuration',
  ],
  [/^(?:Missing prepared|(?:Multiple|No) artifact|BedrockOpenAI )/, 'configuration'],
  [
    /^(?:Responses WebSocket (?:connection|session|lane is) closed|Session event stream ended)/,
    'interrupted',
  ],
  [
    /^(?:[Mm]issing (?:\w{1,40} (?:at|for)|choices\[|\w{1,40} in)|tool call snapshot )/,
    'interrupted',
  ],
  [
    /^(?:Chat completion|Assistant) stream |\b(?:snapshot|delta)\b|\b(?:buffer|response|lane) limit exceeded/,
    'invalid-response',
  ],
  [
    /^(?:expected |[Dd]uplicate |Received |Lifecycle |Response (?:snapshot|has) |Invalid (?:Responses |response |WebSocket |Live ))/,
    'invalid-response',
  ],
  [
    /^(?:(?:Missing|Unsupported|Responses|Cannot snapshot|Invalid) (?:\w{1,20} )?WebSocket )/,
    'invalid-response',
  ],
  [
    /^(?:Run-step|Tool call received|Cannot complete response|Artifact response|Unhandled )/,
    'invalid-response',
  ],
  // The other refusals by helpers, runners and options state what is required.
  [
    /\b(?:must|requires?|cannot|can only|only (?:support|one|a)|does not support|do not|mutually exclusive|ambiguous|invalid|given to|no next page)\b/i,
    'configuration',
  ],
];

/** The most characters of a message that are searched. */
const longestStart = 200;

function find(rows: readonly MessageRow[], message: string): FailureKind | undefined {
  const row = rows.find(([start]) =>
    typeof start === 'string' ? message.startsWith(start) : start.test(message),
  );
  return row?.[1];
}

/**
 * The kind of failure that one of the SDK's own messages reports.
 * @param isOurs whether the error has been recognized otherwise: by its class or its keys
 * @returns `undefined` for any other message
 */
export function kindOfMessage(message: string, isOurs: boolean): FailureKind | undefined {
  const start = message.slice(0, longestStart);
  return find(distinctive, start) ?? (isOurs ? find(common, start) : undefined);
}

/** The probable kind of an error of one of the SDK's own classes; `undefined` if its message does not reveal it. */
export function likelyKindOfMessage(message: string): FailureKind | undefined {
  return find(coarse, message.slice(0, longestStart));
}
