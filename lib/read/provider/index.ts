/** Whose API an error came from, by whatever there is to tell it. */
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

/** What may tell whose API failed; all that is known, however little. */
export interface ProviderEvidence {
  /** The host that was called, without its port. */
  readonly host?: string | undefined;
  readonly header?: HeaderLookup | undefined;
  readonly requestId?: string | undefined;
  /** The body's error, or the body where it has none; `null` where there was an answer without one. */
  readonly body?: unknown;
  /** The messages, those that came first in front; they are read only if nothing else names the provider. */
  readonly messages?: () => readonly (string | undefined)[];
  /** Whether the answer was a web page. */
  readonly page?: boolean | undefined;
}

/** A provider's name, `undefined` for one that is not known, or `'?'` for "no opinion". */
type Opinion = string | undefined;

const noOpinion = '?';
const longestHost = 253;

/** The provider of a host; `undefined` for a host that is nobody's known. */
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

/** Request ids of OpenAI's own form; other providers write them with further letters. */
const openaiRequestId = /^req_[\da-f]{16,32}$/;

function byHeaders({ header, requestId }: ProviderEvidence): Opinion {
  const row = header && providerHeaders.find(([field]) => header(field) !== undefined);
  if (row !== undefined) return row[1];
  const isOpenAI = requestId !== undefined && openaiRequestId.test(requestId);
  return isOpenAI ? 'OpenAI' : noOpinion;
}

const firstLink = /https?:\/\/([\w.-]{4,253})/;

/** A link to a provider's own pages says who wrote the message; a link to elsewhere says nothing. */
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

/** The provider of a call that was not answered; without a host it is assumed. */
export function providerOfCall(host: string | undefined): string | undefined {
  return host === undefined ? assumedProvider : providerOfHost(host);
}

/** The provider of a chat completion or response: Azure adds what its content filters found. */
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
 * The provider's name. What is said outright counts before what a body looks like; where nothing speaks against it,
 * it is OpenAI.
 * @returns `undefined` where it is somebody else, or may be
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
    // Others copy OpenAI's words: a shape that only one of them has shows whose they are.
    if (written === assumedProvider && isObject(body)) return providerOfShape(body) ?? written;
    if (written !== noOpinion) return written;
  }
  const shape = byBody(body);
  if (shape !== noOpinion) return shape;
  return host === undefined ? assumedProvider : undefined;
}
