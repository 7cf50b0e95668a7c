/** The documentation of the problem types as Express middleware. */
import { preferred, type Offer } from '../respond/negotiation.js';
import { createEntries } from './entry.js';
import { checkDocsOptions, type DocsOptions } from './docs-options.js';
import { resourceAt, type Resource } from './resources.js';

/** What is used of Express's request. */
export interface DocsRequest {
  readonly method: string;
  /** Relative to where the documentation is mounted. */
  readonly url: string;
  readonly originalUrl: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** What is used of Express's response, which knows about `HEAD`, `ETag` and `304`. */
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

/** The texts change with the app or the package alone; an hour spares requests, the `ETag` that Express sets the bodies. */
const caching: Readonly<Record<number, string>> = { 200: 'max-age=3600', 404: 'no-store' };

function send(resource: Resource, { headers }: DocsRequest, response: DocsResponse): void {
  const { body, fields } = resource[preferred(headers['accept'], forms).form]();
  response.status(resource.status);
  response.vary('Accept');
  response.set({
    ...fields,
    'Content-Language': 'en',
    'Cache-Control': caching[resource.status] as string, // the two that there are
    'X-Content-Type-Options': 'nosniff',
  });
  response.send(Buffer.from(body));
}

/**
 * Documents the problem types where it is mounted: the list at its root, each type at its slug. Browsers get pages, others
 * JSON. With `typeBase` set to the same place, the `type` of every problem leads there.
 * @throws TypeError where an option is wrong
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
