/** The forms in which a stream is sent. */

/** Server-Sent Events, or newline-delimited JSON. */
export type StreamFormat = 'sse' | 'ndjson';

/** How one form is written. */
export interface Format {
  readonly contentType: string;
  /** One item. */
  readonly frame: (value: unknown, json: string) => string;
  /** Said after the last item of a complete stream. */
  readonly end: string;
  /** Said while there is no item; `undefined` where the form knows nothing that says nothing. */
  readonly heartbeat: string | undefined;
}

/** Types that may stand in a line of their own; `error` is the problem's. */
const eventType = /^(?!error$)[\w.:-]{1,100}$/;

/** Lines that were made before: a stream has few types and many events. */
const lines = new Map<string, string>();
const mostLines = 200;

function lineOf(type: string): string {
  const known = lines.get(type);
  if (known !== undefined) return known;
  const line = eventType.test(type) ? `event: ${type}\n` : '';
  if (lines.size < mostLines && line !== '') lines.set(type, line);
  return line;
}

/** OpenAI names the events of its Responses API. */
function eventLine(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('type' in value)) return '';
  return typeof value.type === 'string' ? lineOf(value.type) : '';
}

/** The forms by name. */
export const formats: Readonly<Record<StreamFormat, Format>> = {
  sse: {
    contentType: 'text/event-stream; charset=utf-8',
    frame: (value, json) => `${eventLine(value)}data: ${json}\n\n`,
    end: 'data: [DONE]\n\n',
    heartbeat: ': \n\n',
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    frame: (_value, json) => `${json}\n`,
    end: '{"done":true}\n',
    heartbeat: undefined,
  },
};
