/** The trace that a request belongs to. */
import { callMethod, registered } from '../values/open-telemetry.js';
import { property } from '../values/property.js';

/** The key of the span within a context. */
const spanKey = Symbol.for('OpenTelemetry Context Key SPAN');

const traceIdForm = /^(?!0{32})[\da-f]{32}$/;
/** W3C Trace Context, section 3.2; later versions may append members. */
const traceparent =
  /^(?:00-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}|(?!00|ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-.{0,500})?)$/;

function activeTraceId(): string | undefined {
  const context = callMethod(registered('context'), 'active');
  const span = callMethod(callMethod(context, 'getValue', spanKey), 'spanContext');
  const traceId = property(span, 'traceId');
  return typeof traceId === 'string' && traceIdForm.test(traceId) ? traceId : undefined;
}

/** The trace id of the active OpenTelemetry span, otherwise of a valid `traceparent`; `undefined` if there is neither. */
export function traceIdOf(request: unknown): string | undefined {
  const active = activeTraceId();
  if (active !== undefined) return active;
  const sent = property(property(request, 'headers'), 'traceparent');
  const [, current, later] = (typeof sent === 'string' && traceparent.exec(sent)) || [];
  return current ?? later;
}
