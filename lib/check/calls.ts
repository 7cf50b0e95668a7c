/** The cheapest calls that prove that a client works. On servers that validate their input, they use no tokens. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import { defaultTypeBase } from '../catalogue/type-uri.js';
import { elements, isArray, property } from '../values/property.js';
import { apiError } from '../read/openai/api-error-form.js';

/** The used part of an SDK client, of any major version. */
export interface OpenAIClient {
  /** The API's `models` resource. */
  readonly models: {
    list(...args: never[]): unknown;
    retrieve(...args: never[]): unknown;
  };
}

/** The result of a call: success, or the error thrown; with a `slug` if the error does not identify the problem by itself. */
export type Verdict =
  | { readonly ok: true; readonly models?: readonly string[] }
  | { readonly ok: false; readonly error: unknown; readonly slug?: string };

/** The options of a call, which the SDK takes as the last argument. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly timeout: number;
  readonly maxRetries: number;
}

const mostModels = 10_000;

/** The conversion options for the operator's view of an error. */
const plain = { audience: 'developer', claim: 'likely', typeBase: defaultTypeBase } as const;

function slugOf(error: unknown): string | undefined {
  return toProblemDetails(error, plain)?.type.slice(defaultTypeBase.length);
}

/** Calls `client.<path>(...args)` and reads the result. An error, thrown or rejected, becomes a verdict as well. */
async function call(
  client: unknown,
  path: readonly string[],
  args: readonly unknown[],
  read: (answer: unknown) => Verdict,
): Promise<Verdict> {
  const owner = path.slice(0, -1).reduce(property, client);
  const method = property(owner, path.at(-1) as string); // paths are never empty
  if (typeof method !== 'function') {
    const message = `Expected a client of the openai package, but it has no ${path.join('.')}().`;
    return { ok: false, error: apiError({ message }), slug: 'client-misconfigured' };
  }
  try {
    return read(await Reflect.apply(method, owner, args));
  } catch (error) {
    return { ok: false, error };
  }
}

/** Evaluates a response with status 200 but without a result: an error body, or the response of a wrong URL. */
function unusable(answer: unknown): Verdict {
  const body = property(answer, 'body') ?? answer;
  if (slugOf(body) !== undefined) return { ok: false, error: body };
  const message = 'The response is not one that the OpenAI API sends.';
  return { ok: false, error: apiError({ message }), slug: 'invalid-response' };
}

function ids(data: unknown): readonly string[] {
  return elements(data, mostModels)
    .map((model) => property(model, 'id'))
    .filter((id) => typeof id === 'string');
}

/** Reads a page of models. The SDK turns any response into an empty page, so an empty one must state its type. */
function readList(page: unknown): Verdict {
  const models = ids(property(page, 'data'));
  if (models.length > 0 || property(page, 'object') === 'list') return { ok: true, models };
  return unusable(page);
}

function readModel(model: unknown): Verdict {
  return typeof property(model, 'id') === 'string' ? { ok: true } : unusable(model);
}

function readCompletion(completion: unknown): Verdict {
  return isArray(property(completion, 'choices')) ? { ok: true } : unusable(completion);
}

/** The errors that an empty request causes after key and model have been accepted. */
const complaints: ReadonlySet<string | undefined> = new Set([
  'bad-request',
  'invalid-parameter',
  'operation-not-supported',
  'unprocessable-content',
]);

/** Sends an empty completion request, which the API rejects after checking key and model, so no tokens are used. */
async function askNothing(client: unknown, model: string, options: CallOptions): Promise<Verdict> {
  const body = { model, messages: [], max_tokens: 1 };
  const path = ['chat', 'completions', 'create'];
  const verdict = await call(client, path, [body, options], readCompletion);
  const isComplaint = !verdict.ok && complaints.has(verdict.slug ?? slugOf(verdict.error));
  return isComplaint ? { ok: true } : verdict;
}

/** Whether the server may just lack the endpoint, or the key the permission to look up models. */
function isInconclusive(verdict: Verdict): boolean {
  if (verdict.ok || verdict.slug !== undefined) return false;
  const slug = slugOf(verdict.error);
  if (slug === 'model-not-found') return false;
  const status = toProblemDetails(verdict.error, plain)?.status;
  return slug === 'permission-denied' || status === 404 || status === 405 || status === 501;
}

async function checkModel(client: unknown, model: string, options: CallOptions): Promise<Verdict> {
  const verdict = await call(client, ['models', 'retrieve'], [model, options], readModel);
  return isInconclusive(verdict) ? askNothing(client, model, options) : verdict;
}

/** The deployment that an Azure client is bound to. Azure lists base models instead of deployments. */
function deploymentOf(client: unknown): string | undefined {
  const name = property(client, 'deploymentName');
  if (typeof name === 'string') return name;
  return /\/deployments\/([^/?]+)/.exec(String(property(client, 'baseURL')))?.[1];
}

/** Only the SDK's Azure client has an `apiVersion`. */
function isAzure(client: unknown): boolean {
  return typeof property(client, 'apiVersion') === 'string';
}

/** Checks key, project and base URL, and the model if one is given. Never rejects. */
export function callCheaply(
  client: unknown,
  model: string | undefined,
  options: CallOptions,
): Promise<Verdict> {
  if (isAzure(client)) {
    const deployment = model ?? deploymentOf(client);
    if (deployment !== undefined) return askNothing(client, deployment, options);
  }
  if (model !== undefined) return checkModel(client, model, options);
  return call(client, ['models', 'list'], [options], readList);
}
