/** The formats in which a stream is sent. */

/** Server-Sent Events, or newline-delimited JSON. */
export type StreamFormat = 'sse' | 'ndjson';

/** The encoding of one format. */
export interface Format {
  readonly contentType: string;
  /** Encodes one item. */
  readonly frame: (value: unknown, json: string) => string;
  /** Sent after the last item of a complete stream. */
  readonly end: string;
  /** Sent during silence; `undefined` if the format has no comments. */
  readonly heartbeat: string | undefined;
}

/** The types that may appear in a separate line; `error` is reserved for the problem. */
const eventType = /^(?!error$)[\w.:-]{1,100}$/;

/** A cache of lines: a stream has few types and many events. */
const lines = new Map<string, string>();
const mostLines = 200;

function lineOf(type: string): string {
  const known = lines.get(type);
  if (known !== undefined) return known;
  const line = eventType.test(type) ? `event: ${type}\n` : '';
  if (lines.size < mostLines && line !== '') lines.set(type, line);
  return line;
}

/** The line with the event's name: OpenAI names the events of its Responses API. */
function eventLine(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('type' in value)) return '';
  return typeof value.type === 'string' ? lineOf(value.type) : '';
}

/** The formats by name. */
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
