/** Creates error responses from a wire form, in a provider's format, with the given options. */
import type { ProblemTypeSlug } from '../catalogue/index.js';
import { checkOptions } from '../values/check-options.js';
import type { Call } from './call.js';
import { formOf } from './failures.js';
import type { StreamPlan } from './frames.js';
import { responseChecks, type ResponseOptions } from './options.js';
import { providerForms, type ProviderForm } from './provider-forms.js';
import { streamBody, type StreamingApi } from './streams.js';
import type { ErrorFacts, PageFacts, WireForm } from './wire-form.js';

const exampleId = 'req_0123456789abcdef';

/** The header fields of every response. */
export function baseFields(requestId: string = exampleId, field = 'x-request-id'): Headers {
  return new Headers({ [field]: requestId });
}

/** A response with a JSON body. */
export function jsonResponse(status: number, headers: Headers, body: unknown): Response {
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(body), { status, headers });
}

/** A response whose body is an event stream. */
export function streamResponse(plan: StreamPlan, api: StreamingApi, call: Call): Response {
  const headers = baseFields(plan.requestId);
  headers.set('content-type', 'text/event-stream; charset=utf-8');
  return new Response(streamBody(plan, api, call), { headers });
}

function setRetryAfter(headers: Headers, { retryAfter }: ResponseOptions): void {
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
}

function errorResponse(
  facts: ErrorFacts,
  { requestIdField, headers: own, body }: ProviderForm,
  options: ResponseOptions,
): Response {
  const headers = baseFields(options.requestId, requestIdField);
  for (const [name, value] of Object.entries({ ...own, ...facts.headers }))
    headers.set(name, value);
  setRetryAfter(headers, options);
  const seconds = String(options.retryAfter ?? facts.retryAfter);
  const message = options.message ?? facts.message.replace('{retryAfter}', seconds);
  return jsonResponse(facts.status, headers, body(facts, message));
}

/** Statuses of responses without a body. */
const bodiless: ReadonlySet<number> = new Set([204, 304]);

function pageResponse({ status, heading = '' }: PageFacts, options: ResponseOptions): Response {
  const headers = baseFields(options.requestId);
  setRetryAfter(headers, options);
  if (bodiless.has(status)) return new Response(null, { status, headers });
  headers.set('content-type', 'text/html');
  const body = `<html>\n<head><title>${heading}</title></head>\n<body><h1>${heading}</h1></body>\n</html>\n`;
  return new Response(body, { status, headers });
}

/** The failure in the provider's form; `undefined` if it is not a response. */
function factsOf(
  owner: string,
  slug: ProblemTypeSlug,
  form: WireForm,
  { provider = 'openai' }: ResponseOptions,
): PageFacts | ErrorFacts | undefined {
  const { failures }: ProviderForm = providerForms[provider];
  const own = failures[slug];
  if (own !== undefined) return own;
  if (provider !== 'openai') {
    const known = Object.keys(failures).join(', ');
    throw new TypeError(
      `${owner}: provider '${provider}' has no wire form of '${slug}'; use one of ${known}`,
    );
  }
  if ('error' in form) return form.error;
  return 'page' in form ? form.page : undefined;
}

/** Rejects options that have no effect on the failure. */
function refuseUnused(owner: string, slug: string, options: ResponseOptions, why: string): void {
  const unused = Object.entries(options).find(([, value]) => value !== undefined);
  if (unused === undefined) return;
  throw new TypeError(`${owner}: option '${unused[0]}' has no effect on '${slug}': ${why}`);
}

/**
 * Creates a function that responds with this failure, with a new response each time; `undefined` if the failure is not an error response.
 * @throws TypeError if an option has no effect, or if the provider has no such failure
 */
export function createResponder(
  owner: string,
  slug: ProblemTypeSlug,
  options: ResponseOptions,
): (() => Response) | undefined {
  const form = formOf(owner, slug);
  const facts = factsOf(owner, slug, form, options);
  if (facts === undefined) {
    refuseUnused(owner, slug, options, 'it is not an error response');
    return undefined;
  }
  if ('message' in facts)
    return () => errorResponse(facts, providerForms[options.provider ?? 'openai'], options);
  const { message } = options;
  refuseUnused(owner, slug, { message }, 'the response does not come from the API itself');
  return () => pageResponse(facts, options);
}

/**
 * Creates the response with which the API fails in this way, for tools that take a `Response`, such as msw, or its parts, such as
 * undici's `MockAgent`.
 * @throws TypeError if the failure is not a response, or if an option is invalid
 * @example http.post('https://api.openai.com/v1/responses', () => failureResponse('too-many-requests'))
 */
export function failureResponse(slug: ProblemTypeSlug, options: ResponseOptions = {}): Response {
  const checked = checkOptions('failureResponse', options, responseChecks);
  const respond = createResponder('failureResponse', slug, checked);
  if (respond !== undefined) return respond();
  throw new TypeError(
    `failureResponse: '${slug}' is not an error response; use failWith('${slug}')`,
  );
}
