/** The trace that a request belongs to. */
import { property } from '../values/property.js';

/**
 * Where every copy of `@opentelemetry/api` 1 keeps what an app has registered, and the key under which a context has its
 * span. Read there, the package need not be loaded, nor be found from here.
 */
const api = Symbol.for('opentelemetry.js.api.1');
const spanKey = Symbol.for('OpenTelemetry Context Key SPAN');

const traceIdForm = /^(?!0{32})[\da-f]{32}$/;
/** W3C Trace Context, section 3.2; later versions may append members. */
const traceparent =
  /^(?:00-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}|(?!00|ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-.{0,500})?)$/;

/** Calls a method of what others have registered; `undefined` where there is none, or it fails. */
function call(owner: unknown, method: string, ...values: readonly unknown[]): unknown {
  const found = property(owner, method);
  try {
    return typeof found === 'function' ? Reflect.apply(found, owner, values) : undefined;
  } catch {
    return undefined;
  }
}

function activeTraceId(): string | undefined {
  const context = call(property(property(globalThis, api), 'context'), 'active');
  const span = call(call(context, 'getValue', spanKey), 'spanContext');
  const traceId = property(span, 'traceId');
  return typeof traceId === 'string' && traceIdForm.test(traceId) ? traceId : undefined;
}

/** The id of the trace: of the active OpenTelemetry span, else of a valid `traceparent`; `undefined` without either. */
export function traceIdOf(request: unknown): string | undefined {
  const active = activeTraceId();
  if (active !== undefined) return active;
  const sent = property(property(request, 'headers'), 'traceparent');
  const [, current, later] = (typeof sent === 'string' && traceparent.exec(sent)) || [];
  return current ?? later;
}
