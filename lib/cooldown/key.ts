/** Names the group of calls that cool down together: those that the upstream counts together. */
import { createHash, randomBytes } from 'node:crypto';
import { ask } from '../callbacks/index.js';
import { redact } from '../compose/redact/index.js';
import type { CooldownOptions } from './cooldown-options.js';
import { calledModel, headerOf, hostOf, type Call } from './request.js';

/** A group of calls that cool down together. */
export interface Key {
  readonly name: string;
  /** Whether the key distinguishes credentials. */
  readonly hasCredential: boolean;
}

/** Hosts whose limits apply per deployment, regardless of the credential. */
const azureHost = /(?:^|\.)(?:openai|cognitiveservices|services\.ai)\.azure\.(?:com|us|cn)(?::|$)/;
/** A JSON web token, which changes every hour and differs between instances. */
const webToken = /^Bearer eyJ[\w-]*\.[\w-]+\.[\w-]*$/i;
/** Headers with the account that a credential acts for, if it may act for several. */
const accountHeaders = ['openai-organization', 'openai-project'];

const mostTexts = 1000;

/** Caches the results of a function, since the same strings recur with every call. */
function remember(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    if (known.size >= mostTexts) known.clear();
    known.set(text, made);
    return made;
  };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 1000;
}

function credentialOf({ headers }: Call, host: string): string | undefined {
  const credential = headerOf(headers, 'api-key') ?? headerOf(headers, 'authorization') ?? '';
  if (azureHost.test(host) || webToken.test(credential)) return undefined;
  const accounts = accountHeaders.map((name) => headerOf(headers, name) ?? '');
  return [credential, ...accounts].join('\n');
}

/**
 * Creates the function that names the key of a call.
 * @param isShared whether other instances must derive the same key
 */
export function createKeySource(
  own: CooldownOptions['key'],
  isShared: boolean,
): (call: Call) => Key {
  const salt = isShared ? '' : randomBytes(16).toString('hex');
  const hash = remember((text) =>
    createHash('sha256').update(salt).update(text).digest('base64url').slice(0, 16),
  );
  const withoutCredentials = remember((text) => (redact(text) === text ? text : hash(text)));

  function ownName(call: Call): string | undefined {
    const { url, init, headers } = call;
    const request = {
      url,
      method: typeof init?.['method'] === 'string' ? init['method'] : 'GET',
      headers: new Headers(headers as ConstructorParameters<typeof Headers>[0]), // any value that `fetch` accepts
      body: init?.['body'],
      model: calledModel(call),
    };
    return ask('key', own && (() => own(request)), isName);
  }

  return function keyOf(call) {
    const chosen = own && ownName(call);
    if (chosen !== undefined) return { name: withoutCredentials(chosen), hasCredential: true };
    const host = hostOf(call.url);
    const credential = credentialOf(call, host);
    const hashed = credential === undefined ? '' : hash(credential);
    const model = withoutCredentials(calledModel(call) ?? '');
    return { name: `${host}|${hashed}|${model}`, hasCredential: credential !== undefined };
  };
}
