/** The documentation of the problem types as Express middleware. */
import { preferred, type Offer } from '../respond/negotiation.js';
import { createEntries } from './entry.js';
import { checkDocsOptions, type DocsOptions } from './docs-options.js';
import { resourceAt, type Resource } from './resources.js';

/** The members of Express's request that are used. */
export interface DocsRequest {
  readonly method: string;
  /** Relative to the path at which the documentation is mounted. */
  readonly url: string;
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The members of Express's response that are used. It handles `HEAD`, `ETag` and `304`. */
export interface DocsResponse {
  status(status: number): unknown;
  set(fields: Record<string, string>): unknown;
  vary(name: string): unknown;
  send(body: Buffer): unknown;
}

/** Express middleware that serves the documentation of problem types. */
export type DocsMiddleware = (
  request: DocsRequest,
  response: DocsResponse,
  next: (error?: unknown) => void,
) => void;

interface Form extends Offer {
  readonly form: 'json' | 'page';
}

const forms: readonly [Form, Form] = [
  { mediaTypes: ['application/json', 'application/problem+json'], form: 'json' },
  { mediaTypes: ['text/html'], form: 'page' },
];

/** The content changes only with the app or the package. An hour of caching saves requests, Express's `ETag` saves bodies. */
const caching: Readonly<Record<number, string>> = { 200: 'max-age=3600', 404: 'no-store' };

function send(resource: Resource, { headers }: DocsRequest, response: DocsResponse): void {
  const { body, fields } = resource[preferred(headers['accept'], forms).form]();
  response.status(resource.status);
  response.vary('Accept');
  response.set({
    ...fields,
    'Content-Language': 'en',
    'Cache-Control': caching[resource.status] as string, // one of these two
    'X-Content-Type-Options': 'nosniff',
  });
  response.send(Buffer.from(body));
}

/**
 * Serves the documentation of the problem types: the list at the path where it is mounted, each type at its slug below. Browsers
 * get HTML pages, other clients JSON. If `typeBase` is the same URL, the `type` of every problem links to its page.
 * @throws TypeError if an option is invalid
 * @example app.use('/problems', problemDocs());
 */
export function problemDocs(options: DocsOptions = {}): DocsMiddleware {
  const checked = checkDocsOptions(options);
  const { title = 'Problem types' } = checked;
  const documentation = { entries: createEntries(checked), title };

  return function problemDocsMiddleware(request, response, next) {
    const { method, url, originalUrl } = request;
    if (method !== 'GET' && method !== 'HEAD') return next();
    return send(resourceAt(documentation, url, originalUrl), request, response);
  };
}
