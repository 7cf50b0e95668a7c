/** The block that the log writes on a terminal. */
import { describe, expect, it } from '@jest/globals';
import { block } from '../../lib/report/block.js';
import type { LogEntry } from '../../lib/report/log-entry.js';
import { createPaint } from '../../lib/values/layout.js';

const least: LogEntry = {
  level: 'warn',
  slug: 'timeout',
  title: 'The API did not answer in time',
  status: 504,
  meaning: 'No answer came.',
  solution: ['Try again.', 'Set a longer timeout.'],
  fixableBy: 'provider',
  retryable: true,
  instance: 'urn:uuid:0',
};

const canvas = { paint: createPaint(false), width: 60 };

describe('the block', () => {
  it('with few facts is short', () => {
    expect(block(least, canvas)).toEqual([
      '✖ 504 timeout',
      '  No answer came.',
      '',
      '  What to do',
      '  1. Try again.',
      '  2. Set a longer timeout.',
      '',
      '  Fixable by  provider',
      '  Instance    urn:uuid:0',
    ]);
  });

  it('with all facts shows all of them', () => {
    const most: LogEntry = {
      ...least,
      method: 'POST',
      route: '/chats/:id',
      message: 'Rate limit reached for gpt-5.',
      provider: 'OpenAI',
      upstreamStatus: 429,
      code: 'rate_limit_exceeded',
      param: 'model',
      retryAfter: 20,
      attempt: 3,
      delivery: 'stream',
      duration: 120,
      requestId: 'req_1',
      rayId: '0123456789abcdef',
      traceId: 'f'.repeat(32),
      frames: ['ask (model.js:3:1)', 'chat (routes/chat.js:12:5)'],
      documentation: 'https://example.com/docs',
    };
    expect(block(most, canvas).slice(0, 3)).toEqual([
      '✖ 504 timeout  POST /chats/:id',
      '  No answer came.',
      '  Message:  Rate limit reached for gpt-5.',
    ]);
    expect(block(most, canvas).slice(7)).toEqual([
      '',
      '  Upstream    OpenAI 429 rate_limit_exceeded',
      '  Parameter   model',
      '  Fixable by  provider',
      '  Retry       after 20 seconds',
      '  Attempt     3',
      '  Delivery    stream',
      '  Duration    120 ms',
      '  Request ID  req_1',
      '  Ray ID      0123456789abcdef',
      `  Trace       ${'f'.repeat(32)}`,
      '  Instance    urn:uuid:0',
      '  Location    ask (model.js:3:1)',
      '              chat (routes/chat.js:12:5)',
      '  Read more   https://example.com/docs',
    ]);
  });

  it('states that a retry is useless', () => {
    expect(block({ ...least, retryable: false }, canvas)).toContain(
      '  Retry       no, the same request would fail again',
    );
  });
});
