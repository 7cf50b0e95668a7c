/** The Server-Sent Events of chat completions and responses, complete or broken. */
import { messageItem, responseObject, textPart } from './bodies.js';
import type { ErrorFacts, StreamEnd } from './wire-form.js';

/** The content of a stream. */
export interface StreamPlan {
  /** The number of text pieces. */
  readonly after: number;
  /** How the stream ends. */
  readonly end: StreamEnd | 'complete';
  /** The error that an error event reports. */
  readonly error?: ErrorFacts;
  readonly requestId?: string | undefined;
}

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function piecesOf({ after }: StreamPlan): readonly string[] {
  return Array.from({ length: after }, (_, index) => `piece ${index + 1} `);
}

/** Replaces the error in streams that do not report one. */
const unexplained: ErrorFacts = { status: 500, message: '' };

const done = 'data: [DONE]\n\n';

/** The last events of a chat stream. Its only event for failures is the error. */
function chatEnd(
  { end, error = unexplained }: StreamPlan,
  chunk: (delta: object, reason?: string) => string,
): readonly string[] {
  const { message, type = null, code = null, param = null } = error;
  const failed = [data({ error: { message, type, code, param } })];
  const ends: Readonly<Record<StreamPlan['end'], readonly string[]>> = {
    complete: [chunk({}, 'stop'), done],
    truncated: [chunk({}, 'length'), done],
    'error-event': failed,
    failed,
    cut: [],
    stall: [],
  };
  return ends[end];
}

/** The frames of a chat completion. */
export function chatFrames(plan: StreamPlan, model: string): readonly string[] {
  const head = { id: 'chatcmpl-example', object: 'chat.completion.chunk', created: 0, model };
  const chunk = (delta: object, finish_reason: string | null = null): string =>
    data({ ...head, choices: [{ index: 0, delta, finish_reason, logprobs: null }] });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...piecesOf(plan).map((content) => chunk({ content })),
    ...chatEnd(plan, chunk),
  ];
}

/** The last event of a response stream, as a list; empty if there is none. */
function responseEnd(
  { end, error = unexplained }: StreamPlan,
  model: string,
  text: string,
): readonly object[] {
  const { message, param = null } = error;
  const code = error.code ?? error.type ?? 'server_error';
  const ended = (status: string, more: object): readonly object[] => [
    { type: `response.${status}`, response: responseObject(model, { status, ...more }) },
  ];
  const output = [messageItem(textPart(text))];
  const ends: Readonly<Record<StreamPlan['end'], () => readonly object[]>> = {
    complete: () => ended('completed', { output }),
    truncated: () =>
      ended('incomplete', { output, incomplete_details: { reason: 'max_output_tokens' } }),
    failed: () => ended('failed', { output: [], error: { code, message } }),
    'error-event': () => [{ type: 'error', code, message, param }],
    cut: () => [],
    stall: () => [],
  };
  return ends[end]();
}

/** The events of a response stream before its last. */
function responseEvents(pieces: readonly string[], model: string): readonly object[] {
  const place = { item_id: 'msg_example', output_index: 0, content_index: 0 };
  const response = responseObject(model, { status: 'in_progress', output: [], usage: null });
  const item = { id: 'msg_example', type: 'message', role: 'assistant', content: [] };
  return [
    { type: 'response.created', response },
    { type: 'response.in_progress', response },
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { ...item, status: 'in_progress' },
    },
    { type: 'response.content_part.added', ...place, part: textPart('') },
    ...pieces.map((delta) => ({ type: 'response.output_text.delta', ...place, delta })),
  ];
}

/** The events of a response. */
export function responseFrames(plan: StreamPlan, model: string): readonly string[] {
  const pieces = piecesOf(plan);
  const events = [
    ...responseEvents(pieces, model),
    ...responseEnd(plan, model, pieces.join('')),
  ] as readonly { readonly type?: string }[]; // every event above has a type
  return events.map(
    (event, sequence_number) => `event: ${event.type}\n${data({ ...event, sequence_number })}`,
  );
}
