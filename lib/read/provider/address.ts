/** The address of a request, as errors of HTTP clients keep it: it reveals the server and the protocol. */
import { property } from '../../values/property.js';

/** The host, in lower case and without its port, and the path of a URL. */
export interface Address {
  readonly host: string;
  readonly path: string;
}

/** The most characters of a URL that are read; a query may be of any length. */
const longestUrl = 2048;
const absolute = /^[a-z][a-z\d+.-]{0,20}:\/\//i;

function parsed(url: string): Address | undefined {
  try {
    const { hostname, pathname } = new URL(url.slice(0, longestUrl));
    // Characters beyond ASCII have become longer.
    return { host: hostname, path: pathname.slice(0, longestUrl) };
  } catch {
    return undefined;
  }
}

function joined(base: string, path: string): string {
  const slash = base.endsWith('/') || path.startsWith('/') ? '' : '/';
  return `${base}${slash}${path}`;
}

/**
 * The address in an error: `url` of the Vercel AI SDK, `config.url` and `config.baseURL` of axios.
 * @returns `undefined` if there is none
 */
export function addressOf(error: object): Address | undefined {
  const config = property(error, 'config');
  const url = property(error, 'url') ?? property(config, 'url');
  const base = property(config, 'baseURL');
  if (typeof url !== 'string') return undefined;
  const start = url.slice(0, longestUrl);
  return absolute.test(start) || typeof base !== 'string'
    ? parsed(start)
    : parsed(joined(base.slice(0, longestUrl), start));
}

const openaiHost = /(?:^|\.)api\.openai\.com$/;
const azureHost = /\.openai\.azure\.(?:com|us|cn)$/;

/** Paths of Anthropic's, Google's, Cohere's and Bedrock's protocols, which gateways and Azure also serve. */
const foreignPath =
  /\/anthropic\/|\/v1\/messages(?:\/|$)|:(?:generate|streamGenerate|embed|batchEmbed)|\/v[12]\/(?:chat|embed|rerank)$|\/(?:converse|invoke)(?:-|$)/;

const deploymentPath = /\/openai\/deployments\/[^/]{1,200}\//;
const chatPath = /\/chat\/completions$/;
const resourcePath =
  /\/(?:completions|responses|embeddings|moderations|images\/(?:generations|edits|variations)|audio\/(?:speech|transcriptions|translations))(?:\/|$)/;

/** Whether the server is OpenAI's or Azure OpenAI's, and the path is not one of another protocol. */
export function isOpenAIHost(address: Address | undefined): boolean {
  if (address === undefined || foreignPath.test(address.path)) return false;
  return openaiHost.test(address.host) || azureHost.test(address.host);
}

/** Whether only OpenAI's protocol has this path, on any server. */
export function isChatPath(address: Address | undefined): boolean {
  return (
    address !== undefined && (chatPath.test(address.path) || deploymentPath.test(address.path))
  );
}

/** Whether the path is one of OpenAI's protocol; some of these paths have other uses elsewhere. */
export function isProtocolPath(address: Address | undefined): boolean {
  if (address === undefined || foreignPath.test(address.path)) return false;
  return isChatPath(address) || resourcePath.test(address.path);
}

/** Whether the path is one of OpenAI's protocol, including its version. */
export function isVersionedPath(address: Address | undefined): boolean {
  if (address === undefined) return false;
  const match = resourcePath.exec(address.path);
  const isVersioned = match !== null && address.path.slice(0, match.index).endsWith('/v1');
  return isVersioned || isChatPath(address);
}
