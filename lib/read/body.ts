/** Error bodies in the shapes that OpenAI, Azure, gateways and compatible servers send. */
import { longestMessage, unwrapMessage } from './message.js';
import { elements, isArray, isObject, property, text } from './property.js';

/** What an error body says. */
export interface BodyFacts {
  readonly message?: string | undefined;
  readonly code?: string | undefined;
  readonly type?: string | undefined;
  readonly param?: string | undefined;
}

const deepestBody = 4;
/** A code that is a number repeats a status or is the server's own numbering; it names no reason. */
const numeric = /^\d+$/;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fromString(message: string, depth: number): BodyFacts {
  const start = message.charAt(0);
  if ((start === '{' || start === '[') && message.length <= longestMessage) {
    const value = parsed(message);
    if (value !== undefined) return readBody(value, depth + 1);
  }
  return message === '' ? {} : { message: unwrapMessage(message) };
}

/** Where a body keeps its message, first found wins. */
const messageKeys = ['message', 'error', 'detail', 'errors', 'msg', 'error_description', 'title'];

function innerFacts(body: object, depth: number): BodyFacts {
  for (const key of messageKeys) {
    const value = property(body, key);
    if (typeof value === 'string' && value !== '') return fromString(value, depth);
    if (isObject(value)) return readBody(value, depth + 1);
  }
  return {};
}

/** Google's error details carry the reason that its numeric code does not. */
function reason(body: object): string | undefined {
  const details = property(body, 'details');
  return text(property(elements(details, 1)[0], 'reason'));
}

function fromObject(body: object, depth: number): BodyFacts {
  const raw = property(property(body, 'metadata'), 'raw');
  const inner = innerFacts(body, depth);
  const told = typeof raw === 'string' && raw !== '' ? fromString(raw, depth) : {};
  const own = text(property(body, 'code'));
  const named = own === undefined || numeric.test(own) ? undefined : own;
  return {
    message: told.message ?? inner.message,
    code: named ?? reason(body) ?? inner.code ?? own,
    type: text(property(body, 'type')) ?? inner.type,
    param: text(property(body, 'param')) ?? inner.param,
  };
}

/** Reads what `err.error` of the SDK holds: an object, a string, an array; nested at most four deep. */
export function readBody(body: unknown, depth = 0): BodyFacts {
  if (depth > deepestBody) return {};
  if (typeof body === 'string') return fromString(body, depth);
  if (isArray(body)) return readBody(elements(body, 1)[0], depth + 1);
  return isObject(body) ? fromObject(body, depth) : {};
}
