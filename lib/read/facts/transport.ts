/** The system's code and host of a failed connection, which are deep in the error's causes. */
import { cooldownMark } from '../../model/cooldown-mark.js';
import { elements, isObject, property } from '../../values/property.js';

const deepestCause = 8;
const systemCode = /^[A-Z][A-Z0-9_]{2,60}$/;

/** Messages of node-fetch (SDK 4) and undici for a header field that cannot be sent; they quote the key itself. */
const illegalHeader =
  /(?:is not a legal HTTP header value|is an invalid header value|to a ByteString)/;

function next(error: object): unknown {
  const cause = property(error, 'cause');
  if (cause !== undefined) return cause;
  return elements(property(error, 'errors'), 1)[0];
}

/** The causes of an error, nearest first, at most eight. */
export function causes(error: object): readonly object[] {
  const found: object[] = [];
  let cause = next(error);
  while (isObject(cause) && found.length < deepestCause) {
    found.push(cause);
    cause = next(cause);
  }
  return found;
}

/** Messages of errors that lack a system code: refusals of proxies in undici, errors of Deno and Bun; each with Node.js's code. */
const worded: readonly (readonly [words: RegExp, code: string])[] = [
  [/^Proxy response \(\d{3}\) !== 200/, 'ERR_PROXY_TUNNEL'],
  [/invalid peer certificate|self[- ]signed certificate/i, 'ERR_TLS_CERTIFICATE'],
  [/failed to lookup address|dns error|no such host/i, 'ENOTFOUND'],
  [/^ConnectionRefused|connection refused/i, 'ECONNREFUSED'],
];

function codeOfWords(cause: object): string | undefined {
  const message = property(cause, 'message');
  if (typeof message !== 'string') return undefined;
  return worded.find(([words]) => words.test(message.slice(0, 300)))?.[1];
}

/** The first code in the causes, such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`; known messages take precedence. */
export function transportCode(error: object): string | undefined {
  const found = causes(error);
  const said = found.map(codeOfWords).find((code) => code !== undefined);
  if (said !== undefined) return said;
  const codes = found.map((cause) => property(cause, 'code'));
  return codes.find((code) => typeof code === 'string' && systemCode.test(code)) as
    string | undefined; // as the search asks for
}

/** Whether the request was not sent because a header field, usually the key, contains forbidden characters. */
export function hasIllegalHeader(error: object): boolean {
  return causes(error).some((cause) => {
    const message = property(cause, 'message');
    return typeof message === 'string' && illegalHeader.test(message.slice(0, 4096));
  });
}

/** Whether a cooldown threw the error instead of trying to connect. */
export function isFromCooldown(error: object): boolean {
  return causes(error).some((cause) => property(cause, cooldownMark) === true);
}

/** node-fetch (SDK 4) has the address in its message; undici and Node.js have the host or IP address in members. */
const requested = /^request to https?:\/\/([\w.-]{1,253})/;
/** Addresses of this machine or its network. A public address may be that of the API. */
const privateAddress =
  /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|::ffff:127\.|f[cd][\da-f]{2}:)/i;

function hostOf(cause: object): string | undefined {
  const hostname = property(cause, 'hostname');
  if (typeof hostname === 'string' && hostname !== '') return hostname;
  const message = property(cause, 'message');
  const written = typeof message === 'string' ? requested.exec(message.slice(0, 300)) : null;
  if (written !== null) return written[1];
  const address = property(cause, 'address');
  return typeof address === 'string' && privateAddress.test(address) ? address : undefined;
}

/** The host that could not be reached; `undefined` if the causes do not reveal it. */
export function transportHost(error: object): string | undefined {
  return causes(error)
    .map(hostOf)
    .find((host) => host !== undefined);
}
