/** What a text says once it is decoded, and what is told of a page. */
import { describe, expect, it } from '@jest/globals';
import { createRedactor, redact } from '../../../lib/compose/redact/index.js';
import { titleOf } from '../../../lib/compose/redact/page.js';
import { decode } from '../../../lib/compose/redact/readings.js';
import { redactUpstream } from '../../../lib/compose/redact/upstream.js';
import { apiError, problemOf } from '../../support/problem.js';

describe('a text', () => {
  it.each([
    ['jane%40example.com', 'jane@example.com'],
    [String.raw`\x6aane`, 'jane'],
    [String.raw`\u006aane`, 'jane'],
    ['&#x6a;ane', 'jane'],
    ['&#106;ane', 'jane'],
    ['&lt;a&gt; &amp; &quot;b&quot; &commat;', '<a> & "b" @'],
    [String.raw`Odd.\n  at x`, 'Odd.\n  at x'],
    [String.raw`C:\new`, String.raw`C:\new`],
    ['jane [at] example [dot] com', 'jane@example.com'],
    ['jane at example dot com', 'jane@example.com'],
    ['jane<at>example.com', 'jane@example.com'],
    ['sk\u2010proj', 'sk-proj'],
    ['a\u3002b\uff61c', 'a.b.c'],
    ['jane\ufe6bexample.com', 'jane@example.com'],
    ['\uff53\uff4b', 'sk'],
    ['meet at noon', 'meet at noon'],
    ['100%', '100%'],
  ])('%j reads as %j', (text, reading) => {
    expect(decode(text)).toBe(reading);
  });

  it('is decoded only if something is encoded in it', () => {
    expect(redact('50%25 of jane%40')).toBe('50%25 of jane%40');
    expect(redact('for jane%40example.com')).toBe('for [redacted]');
  });

  it('of encoded markup is removed completely', () => {
    expect(redact('&lt;html&gt;gw-17&lt;/html&gt;')).toBe('');
  });
});

describe('a page', () => {
  it.each([
    ['<html><title>502 Bad Gateway</title>gw</html>', '502 Bad Gateway'],
    ['<h1 class="x"> 503 </h1>', '503'],
    ['<html>gw</html>', undefined],
  ])('%s has the title %s', (page, title) => {
    expect(titleOf(page)).toBe(title);
  });

  it.each([
    [
      '<html><title>Jane of jane@example.com</title></html>',
      '[a page of 52 characters: Jane of [redacted]]',
    ],
    ['<div>gw-17</div>', '[a page of 16 characters]'],
  ])('%s is logged as %s', (body, told) => {
    expect(redactUpstream({ status: 502, headers: {}, body }, redact).body).toBe(told);
  });
});

describe('a response that claims to be an HTML page', () => {
  const told = (type: string, audience: 'developer' | 'public') =>
    problemOf(
      apiError({
        status: 413,
        message: '413 The request is too large.',
        headers: { 'content-type': type },
      }),
      { audience },
    );

  it.each(['developer', 'public'] as const)(
    'has no detail for a %s, regardless of its text',
    (audience) => {
      expect(told('text/plain', audience).detail).toBe('The request is too large.');
      for (const type of ['text/html', 'TEXT/HTML; charset=utf-8'])
        expect(told(type, audience)).not.toHaveProperty('detail');
    },
  );
});

describe('a slow pattern without a fault handler', () => {
  it('still withholds the string', () => {
    expect(createRedactor([/(a+)+$/])(`${'a'.repeat(200)}!`)).toBe('[redacted]');
  });
});
