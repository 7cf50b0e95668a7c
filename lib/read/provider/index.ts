/** Determines whose API an error came from. */
import { assumedProvider } from '../../model/failure.js';
import type { HeaderLookup } from '../../model/representation.js';
import {
  azure,
  openaiWords,
  providerHeaders,
  providerHosts,
  providerMessages,
} from './known-providers.js';
import { elements, isObject, property } from '../../values/property.js';
import { isOpenAIShape, providerOfShape } from './shapes.js';

/** The evidence of whose API failed; every member is optional. */
export interface ProviderEvidence {
  /** The host that was called, without its port. */
  readonly host?: string | undefined;
  readonly header?: HeaderLookup | undefined;
  readonly requestId?: string | undefined;
  /** The body's error, or the body itself if it has none; `null` if the response had no body. */
  readonly body?: unknown;
  /** Returns the messages, the outermost first; called only if neither host nor header fields name the provider. */
  readonly messages?: () => readonly (string | undefined)[];
  /** Whether the response was an HTML page. */
  readonly page?: boolean | undefined;
}

/** A provider's name, `undefined` for an unknown provider, or `'?'` for "no opinion". */
type Opinion = string | undefined;

const noOpinion = '?';
const longestHost = 253;

/** The provider of a host; `undefined` if it is unknown. */
function providerOfHost(host: string): string | undefined {
  let domain = host.slice(0, longestHost).toLowerCase();
  while (domain !== '') {
    const name = providerHosts.get(domain);
    if (name !== undefined) return name;
    const dot = domain.indexOf('.');
    domain = dot === -1 ? '' : domain.slice(dot + 1);
  }
  return undefined;
}

/** The format of OpenAI's request ids; those of other providers contain further letters. */
const openaiRequestId = /^req_[\da-f]{16,32}$/;

function byHeaders({ header, requestId }: ProviderEvidence): Opinion {
  const row = header && providerHeaders.find(([field]) => header(field) !== undefined);
  if (row !== undefined) return row[1];
  const isOpenAI = requestId !== undefined && openaiRequestId.test(requestId);
  return isOpenAI ? 'OpenAI' : noOpinion;
}

const firstLink = /https?:\/\/([\w.-]{4,253})/;

/** A link to a provider's own pages reveals who wrote the message; a link to elsewhere does not. */
function byMessage(message: string): Opinion {
  const row = providerMessages.find(([pattern]) => pattern.test(message));
  if (row !== undefined) return row[1];
  const host = firstLink.exec(message)?.[1];
  if (host !== undefined) return providerOfHost(host) ?? noOpinion;
  return openaiWords.test(message) ? assumedProvider : noOpinion;
}

function byBody(body: unknown): Opinion {
  if (body === undefined) return noOpinion;
  if (!isObject(body)) return undefined;
  return providerOfShape(body) ?? (isOpenAIShape(body) ? noOpinion : undefined);
}

/** The provider of a call without a response, by its host; OpenAI is assumed if the host is unknown. */
export function providerOfCall(host: string | undefined): string | undefined {
  return host === undefined ? assumedProvider : providerOfHost(host);
}

/** The provider of a chat completion or response: Azure adds the findings of its content filters. */
export function providerOfResult(result: unknown): string {
  const choice = elements(property(result, 'choices'), 1)[0];
  const reports = [
    property(result, 'prompt_filter_results'),
    property(result, 'content_filters'),
    property(choice, 'content_filter_results'),
  ];
  return reports.some(isObject) ? azure : assumedProvider;
}

function none(): readonly string[] {
  return [];
}

/**
 * The provider's name. Explicit evidence takes precedence over the shape of a body; without contrary evidence it is OpenAI.
 * @returns `undefined` if it is, or may be, another provider
 */
export function readProvider(evidence: ProviderEvidence): string | undefined {
  const { host, messages = none, page, body } = evidence;
  const called = host === undefined ? undefined : providerOfHost(host);
  if (called !== undefined) return called;
  const outright = byHeaders(evidence);
  if (outright !== noOpinion) return outright;
  if (page === true) return undefined;
  for (const message of messages()) {
    const written = message === undefined ? noOpinion : byMessage(message);
    // Other providers copy OpenAI's messages: a shape that only one of them uses identifies it.
    if (written === assumedProvider && isObject(body)) return providerOfShape(body) ?? written;
    if (written !== noOpinion) return written;
  }
  const shape = byBody(body);
  if (shape !== noOpinion) return shape;
  return host === undefined ? assumedProvider : undefined;
}
