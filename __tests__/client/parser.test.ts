/** Streams are parsed as the HTML standard requires, however their bytes are split. */
import { describe, expect, it } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import * as fc from 'fast-check';
import { eventStream } from '../../lib/client/event-stream.js';
import { createLineSplitter } from '../../lib/client/lines.js';
import { collect, streamed } from '../support/events.js';

const field = fc.constantFrom('data', 'event', 'id', 'retry', '', 'other', 'dat', 'error');
const value = fc.oneof(
  fc.constantFrom('', ' ', '1', '{"a":"ü"}', '{"a', '[DONE]', 'error', 'a:b', '\0', '\ufeff', '🙂'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const line = fc.oneof(
  fc.constant(''),
  fc.tuple(field, fc.constantFrom(':', ': ', '', ' :'), value).map((parts) => parts.join('')),
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const stream = fc
  .array(
    fc.tuple(line, lineEnd).map((parts) => parts.join('')),
    { maxLength: 20 },
  )
  .map((lines) => lines.join(''));

/** The bytes of a string, in chunks that end at these places. */
function cut(text: string, places: readonly number[]): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))];
  const sorted = [0, ...ends.toSorted((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((end, index) => bytes.slice(sorted[index], end));
}

interface Frame {
  readonly event: string;
  readonly text: string;
}

function framesOf(text: string): readonly Frame[] {
  const parse = eventStream.createParser();
  return [...createLineSplitter(eventStream.lineEnd)(text)].flatMap((each) => {
    const frame = parse(each);
    return frame === undefined ? [] : [{ event: frame.event, text: frame.text }];
  });
}

/** The result of another parser, which forgets the id of a frame without data, and waits for more after a final CR. */
function framesByAnotherParser(text: string): readonly Frame[] {
  const frames: Frame[] = [];
  const onEvent = ({ event = 'message', data }: EventSourceMessage): void => {
    frames.push({ event, text: data });
  };
  createParser({ onEvent }).feed(text.replace(/\r\n?/g, '\n'));
  return frames;
}

describe('a stream in pieces', () => {
  const body = [
    'event: a',
    'id: ü',
    'data: {"n":',
    'data: 1}',
    '',
    ': beat',
    'data: 🙂',
    'data',
    '',
    'data: [DONE]',
    '',
    '',
  ];
  const expected = [
    { event: 'a', data: { n: 1 }, id: 'ü' },
    { event: 'message', data: '🙂\n', id: 'ü' },
  ];

  it.each(['\n', '\r\n', '\r'])(
    'is read with lines that end in %j, wherever it is split',
    async (end) => {
      const text = body.join(end);
      const { length } = new TextEncoder().encode(text);
      for (let at = 0; at <= length; at += 1) {
        const read = await collect(streamed('text/event-stream', cut(text, [at])));
        expect([at, read]).toEqual([at, { events: expected, error: undefined }]);
      }
    },
  );

  it.each(['\n', '\r\n', '\r'])('is read byte by byte with lines that end in %j', async (end) => {
    const bytes = cut(
      body.join(end),
      Array.from({ length: 200 }, (_none, index) => index),
    );
    expect(await collect(streamed('text/event-stream', bytes))).toEqual({
      events: expected,
      error: undefined,
    });
  });

  it('is read with an empty chunk within CRLF', async () => {
    const chunks = ['data: a\r', '', '\ndata: b\r\n\r\ndata: [DONE]\n\n'];
    expect(await collect(streamed('text/event-stream', chunks))).toEqual({
      events: [{ event: 'message', data: 'a\nb' }],
      error: undefined,
    });
  });
});

describe('any stream', () => {
  it('yields the same events however its bytes are split', async () => {
    const places = fc.array(fc.nat(), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        stream,
        fc.constantFrom('text/event-stream', 'application/x-ndjson'),
        places,
        async (text, type, cuts) => {
          const whole = await collect(streamed(type, [text]));
          expect(await collect(streamed(type, cut(text, cuts)))).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has the frames that another parser finds', () => {
    fc.assert(
      fc.property(stream, (text) => {
        expect(framesOf(text)).toEqual(framesByAnotherParser(text));
      }),
      { numRuns: 2000 },
    );
  });
});
