/** The cheapest calls that prove what a client can do. None of them costs a token where the server checks its input. */
import { toProblemDetails } from '../convert/to-problem-details.js';
import { defaultTypeBase } from '../catalogue/type-uri.js';
import { elements, isArray, property } from '../values/property.js';
import { apiError } from '../read/openai/api-error-form.js';

/** What is used of a client of the SDK, of any major. */
export interface OpenAIClient {
  readonly models: {
    list(...args: never[]): unknown;
    retrieve(...args: never[]): unknown;
  };
}

/** What a call proves: it works, or this was thrown; `slug` where the error itself does not say what it is. */
export type Verdict =
  | { readonly ok: true; readonly models?: readonly string[] }
  | { readonly ok: false; readonly error: unknown; readonly slug?: string };

/** Options of one call, which the SDK takes last. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly timeout: number;
  readonly maxRetries: number;
}

const mostModels = 10_000;

/** The problem of an error as whoever runs the app would see it. */
const plain = { audience: 'developer', claim: 'likely', typeBase: defaultTypeBase } as const;

function slugOf(error: unknown): string | undefined {
  return toProblemDetails(error, plain)?.type.slice(defaultTypeBase.length);
}

/** Calls `client.<path>(...args)` and reads the answer; what is thrown, at once or later, is a verdict, too. */
async function call(
  client: unknown,
  path: readonly string[],
  args: readonly unknown[],
  read: (answer: unknown) => Verdict,
): Promise<Verdict> {
  const owner = path.slice(0, -1).reduce(property, client);
  const method = property(owner, path.at(-1) as string); // no path is empty
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

/** An answer with status 200 that is none: an error all the same, or what a wrong address answers. */
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

/** A page of models. The SDK makes one with no models of whatever came, so an empty one must say what it is. */
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

/** Complaints about the empty request: key and model are past. */
const complaints: ReadonlySet<string | undefined> = new Set([
  'bad-request',
  'invalid-parameter',
  'operation-not-supported',
  'unprocessable-content',
]);

/** A completion of nothing, which is refused once key and model have been looked at. */
async function askNothing(client: unknown, model: string, options: CallOptions): Promise<Verdict> {
  const body = { model, messages: [], max_tokens: 1 };
  const path = ['chat', 'completions', 'create'];
  const verdict = await call(client, path, [body, options], readCompletion);
  const isComplaint = !verdict.ok && complaints.has(verdict.slug ?? slugOf(verdict.error));
  return isComplaint ? { ok: true } : verdict;
}

/** Whether the server may merely lack the address, or the key the right to look models up. */
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

/** The deployment that an Azure client is bound to. Azure lists base models, not deployments. */
function deploymentOf(client: unknown): string | undefined {
  const name = property(client, 'deploymentName');
  if (typeof name === 'string') return name;
  return /\/deployments\/([^/?]+)/.exec(String(property(client, 'baseURL')))?.[1];
}

/** Only Azure's client of the SDK has one. */
function isAzure(client: unknown): boolean {
  return typeof property(client, 'apiVersion') === 'string';
}

/** Proves key, project and base URL, and the model where one is given. Never rejects. */
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
