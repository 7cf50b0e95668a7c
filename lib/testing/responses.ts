/** Error responses: the facts of a row, in a provider's form, with what the options say. */
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

/** Header fields that every response has. */
export function baseFields(requestId: string = exampleId, field = 'x-request-id'): Headers {
  return new Headers({ [field]: requestId });
}

/** A response with a JSON body. */
export function jsonResponse(status: number, headers: Headers, body: unknown): Response {
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(body), { status, headers });
}

/** A response whose body is a stream of events. */
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

/** Statuses that come without a body. */
const bodiless: ReadonlySet<number> = new Set([204, 304]);

function pageResponse({ status, heading = '' }: PageFacts, options: ResponseOptions): Response {
  const headers = baseFields(options.requestId);
  setRetryAfter(headers, options);
  if (bodiless.has(status)) return new Response(null, { status, headers });
  headers.set('content-type', 'text/html');
  const body = `<html>\n<head><title>${heading}</title></head>\n<body><h1>${heading}</h1></body>\n</html>\n`;
  return new Response(body, { status, headers });
}

/** The facts of a failure as this provider sends it. */
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
      `${owner}: there is no wire form of '${slug}' for provider '${provider}'; use one of ${known}`,
    );
  }
  if ('error' in form) return form.error;
  return 'page' in form ? form.page : undefined;
}

/** Refuses options for which the failure has no place. */
function refuseUnused(owner: string, slug: string, options: ResponseOptions, why: string): void {
  const unused = Object.entries(options).find(([, value]) => value !== undefined);
  if (unused === undefined) return;
  throw new TypeError(`${owner}: option '${unused[0]}' has no effect on '${slug}': ${why}`);
}

/**
 * Makes the function that responds with this failure, each time anew; `undefined` where the failure is no error response.
 * @throws TypeError where an option has no place in it, or where the provider has no such failure
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
  refuseUnused(owner, slug, { message }, 'the response is not written by the API');
  return () => pageResponse(facts, options);
}

/**
 * The response by which the API fails in this way, for tools that take a web `Response`, such as msw, or its parts, such as the
 * `MockAgent` of undici.
 * @throws TypeError where the failure is no response, or where an option is wrong
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
