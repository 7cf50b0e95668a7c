/** The ready-made schema for prompts. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { countTokens as olderTokens } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens, encode } from 'gpt-tokenizer/encoding/o200k_base';
import { promptSchema, type Issue, type PromptOptions } from '../../lib/validate.js';
import { encodingOf } from '../../lib/validate/tokens.js';
import { cpuTime } from '../support/cpu-time.js';
import { thrownBy } from '../support/problem.js';

type Found = { readonly value?: unknown; readonly issues?: readonly Issue[] | undefined };

async function check(value: unknown, options: PromptOptions = {}): Promise<Found> {
  return promptSchema(options)['~standard'].validate(value);
}

/** The errors, as `path: message`. */
async function complaints(value: unknown, options?: PromptOptions): Promise<readonly string[]> {
  const { issues = [] } = await check(value, options);
  return issues.map(({ path = [], message }) => `${path.map(String).join('.')}: ${message}`);
}

describe('a text', () => {
  it.each(['Hi', 'a\tb\r\nc', '漢字', '👩‍👩‍👧 é', 'x'.repeat(100_000)])('may be %j', async (text) => {
    expect(await check(text)).toEqual({ value: text });
  });

  it.each<[string, unknown, string]>([
    ['a number', 5, 'Must be a string.'],
    ['nothing', undefined, 'Must be a string.'],
    ['empty', '', 'Must not be empty.'],
    ['white space', ' \n\t\u00a0', 'Must not be empty.'],
    [
      'the first half of a pair',
      'a\ud83d',
      'Must be valid Unicode: U+D83D at position 2 is half of a surrogate pair.',
    ],
    [
      'the second half',
      '\ude00b',
      'Must be valid Unicode: U+DE00 at position 1 is half of a surrogate pair.',
    ],
    [
      'a bell',
      'ab\u0007',
      'Must not contain control characters other than tabs and line breaks: U+0007 at position 3 is one.',
    ],
    [
      'a NUL',
      '\u0000a',
      'Must not contain control characters other than tabs and line breaks: U+0000 at position 1 is one.',
    ],
    [
      'a C1 control',
      'a\u009b',
      'Must not contain control characters other than tabs and line breaks: U+009B at position 2 is one.',
    ],
    [
      'too long',
      'x'.repeat(100_001),
      'The text must be at most 100000 characters long; it has at least 100001.',
    ],
  ])('cannot be %s', async (_what, value, message) => {
    expect(await complaints(value)).toEqual([`: ${message}`]);
  });

  it('is accepted exactly if its characters are complete and printable', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
        const isUsable =
          text.isWellFormed() && text.trim() !== '' && !/(?![\t\n\r])\p{Cc}/u.test(text);
        expect((await check(text)).issues === undefined).toBe(isUsable);
      }),
      { seed: 9457, numRuns: 500 },
    );
  });

  it('is read in linear time', async () => {
    const start = cpuTime();
    const most = { maxLength: 20_000_000 };
    expect((await check(`${' '.repeat(10_000_000)}x`, most)).issues).toBeUndefined();
    expect((await check('x'.repeat(20_000_001), most)).issues).toHaveLength(1);
    expect(cpuTime() - start).toBeLessThan(5000);
  });
});

describe('chat messages', () => {
  const form = { form: 'messages' } as const;
  const user = (content: unknown): object => ({ role: 'user', content });
  const all = { ...form, attachments: ['image', 'audio', 'file'] } as const;

  it.each<[string, unknown, PromptOptions?]>([
    ['texts', [user('Hi'), { role: 'assistant', content: 'Hello' }, user('Bye')]],
    ['parts', [user([{ type: 'text', text: 'Hi' }])]],
    ['an allowed role', [{ role: 'system', content: 'Be kind.' }], { roles: ['system'] }],
    [
      'allowed attachments',
      [
        user([
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          { type: 'input_audio', input_audio: { data: 'AAAA', format: 'mp3' } },
          { type: 'file', file: { file_id: 'file-abc123' } },
          {
            type: 'file',
            file: { file_data: 'data:application/pdf;base64,AAAA', filename: 'a.pdf' },
          },
        ]),
      ],
      { attachments: all.attachments },
    ],
  ])('may be %s', async (_what, messages, options = {}) => {
    expect(await check(messages, { ...form, ...options })).toEqual({ value: messages });
  });

  it('lose everything that was not validated', async () => {
    const sent = [{ ...user([{ type: 'text', text: 'Hi', cache: 1 }]), name: 'x', tool_calls: [] }];
    const value = [user([{ type: 'text', text: 'Hi' }])];
    expect(await check(sent, form)).toEqual({ value });
  });

  it.each<[string, unknown, string]>([
    ['no array', 'Hi', ': Must be an array.'],
    ['an empty array', [], ': Must contain at least one item.'],
    ['too many', Array(101).fill(user('Hi')), ': Must contain at most 100 items; it has 101.'],
    ['texts', ['Hi'], '0: Must be an object.'],
    ['without a role', [{ content: 'Hi' }], "0.role: Must be 'user' or 'assistant'."],
    [
      'with a role of the app',
      [{ role: 'system', content: 'x' }],
      "0.role: Must be 'user' or 'assistant'.",
    ],
    ['without content', [{ role: 'user' }], '0.content: Must be a string or an array.'],
    ['with empty content', [user('Hi'), user('')], '1.content: Must not be empty.'],
    ['with parts without text', [user([{ type: 'text' }])], '0.content.0.text: Must be a string.'],
    ['with parts that are null', [user([null])], '0.content.0: Must be an object.'],
    ['with unknown parts', [user([{ type: 'constructor' }])], "0.content.0.type: Must be 'text'."],
    [
      'with an image that is not allowed',
      [user([{ type: 'image_url', image_url: { url: 'https://example.com' } }])],
      "0.content.0.type: Must be 'text'.",
    ],
  ])('cannot be %s', async (_what, messages, complaint) => {
    expect(await complaints(messages, form)).toEqual([complaint]);
  });

  const address = 'Must be an https: URL, or a base64 data: URL of a PNG, JPEG, WebP or GIF image.';

  it.each<[string, unknown, string]>([
    [
      'an address of a file',
      { type: 'image_url', image_url: { url: 'file:///etc/passwd' } },
      `image_url.url: ${address}`,
    ],
    [
      'a URL without TLS',
      { type: 'image_url', image_url: { url: 'http://example.com/a' } },
      `image_url.url: ${address}`,
    ],
    [
      'no address',
      { type: 'image_url', image_url: 'https://example.com/a' },
      'image_url: Must be an object.',
    ],
    [
      'another detail',
      { type: 'image_url', image_url: { url: 'https://example.com/a', detail: 'x' } },
      "image_url.detail: Must be 'auto', 'low', or 'high'.",
    ],
    [
      'audio in another format',
      { type: 'input_audio', input_audio: { data: 'AA', format: 'ogg' } },
      "input_audio.format: Must be 'wav' or 'mp3'.",
    ],
    ['no file', { type: 'file', file: {} }, "file: Must have 'file_id' or 'file_data'."],
    ['no object', { type: 'file', file: 5 }, 'file: Must be an object.'],
    [
      'a path',
      { type: 'file', file: { file_id: 'a', filename: '../a' } },
      'file.filename: Must be a file name without a path.',
    ],
  ])('cannot have %s', async (_what, part, complaint) => {
    expect(await complaints([user([part])], all)).toEqual([`0.content.0.${complaint}`]);
  });

  it('from an assistant cannot have attachments', async () => {
    const part = { type: 'file', file: { file_id: 'file-abc123' } };
    expect(await complaints([{ role: 'assistant', content: [part] }], all)).toEqual([
      "0.content.0.type: Must be 'text'.",
    ]);
  });

  it('have no more attachments than allowed', async () => {
    const part = { type: 'file', file: { file_id: 'file-abc123' } };
    const message = user([part, part]);
    expect(await complaints([message, message], { ...all, maxAttachments: 4 })).toEqual([]);
    expect(await complaints([message, message], { ...all, maxAttachments: 3 })).toEqual([
      ': Must have at most 3 attachments; there are at least 4.',
    ]);
  });

  it('have the combined length of their texts', async () => {
    const options = { ...form, maxLength: 5 };
    expect(await complaints([user('abc'), user('de')], options)).toEqual([]);
    expect(await complaints([user('abc'), user('def'), user(5)], options)).toEqual([
      ': The text must be at most 5 characters long; it has at least 6.',
    ]);
  });

  it('are not read any further after enough errors', async () => {
    const many = Array(100_000).fill(user(''));
    expect(await complaints(many, { ...form, maxMessages: 1_000_000 })).toHaveLength(20);
  });
});

describe('input of the Responses API', () => {
  const form = { form: 'input' } as const;
  const user = (content: unknown): object => ({ role: 'user', content });

  it.each<[string, unknown, PromptOptions?]>([
    ['a text', 'Hi'],
    ['messages', [user('Hi'), { role: 'assistant', content: 'Hello' }, user('Bye')]],
    ['parts', [user([{ type: 'input_text', text: 'Hi' }])]],
    [
      'an allowed role',
      [{ role: 'developer', content: [{ type: 'input_text', text: 'Be kind.' }] }],
      { roles: ['developer'] },
    ],
    [
      'allowed attachments',
      [
        user([
          { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'low' },
          { type: 'input_image', file_id: 'file-abc123', detail: 'auto' },
          { type: 'input_file', file_url: 'https://example.com/a.pdf' },
          { type: 'input_file', file_data: 'data:application/pdf;base64,AAAA', filename: 'a.pdf' },
        ]),
      ],
      { attachments: ['image', 'file'] },
    ],
  ])('may be %s', async (_what, input, options = {}) => {
    expect(await check(input, { ...form, ...options })).toEqual({ value: input });
  });

  it('gets the detail that the SDK requires', async () => {
    const part = { type: 'input_image', image_url: 'https://example.com/a.png' };
    const options = { ...form, attachments: ['image'] } as const;
    expect(await check([user([part])], options)).toEqual({
      value: [user([{ ...part, detail: 'auto' }])],
    });
  });

  it.each<[string, unknown, string]>([
    ['empty', '', ': Must not be empty.'],
    ['an object', {}, ': Must be a string or an array.'],
    [
      'items that are not messages',
      [{ type: 'item_reference', id: 'x' }],
      "0.role: Must be 'user' or 'assistant'.",
    ],
    [
      'parts of a chat message',
      [user([{ type: 'text', text: 'Hi' }])],
      "0.content.0.type: Must be 'input_text' or 'input_image'.",
    ],
    [
      'an image without a source',
      [user([{ type: 'input_image' }])],
      "0.content.0: Must have 'image_url' or 'file_id'.",
    ],
    [
      "parts in an assistant's message",
      [{ role: 'assistant', content: [] }],
      '0.content: Must be a string.',
    ],
  ])('cannot be %s', async (_what, input, complaint) => {
    expect(await complaints(input, { ...form, attachments: ['image'] })).toEqual([complaint]);
  });
});

describe('tokens', () => {
  const tooMany = (most: number): readonly string[] => [
    `: The text must be at most ${most} tokens long.`,
  ];
  const prose = 'The quick brown fox jumps over the lazy dog, and nobody minds. '.repeat(200);

  it.each<[string, string]>([
    ['prose', prose],
    ['code', 'const answer = (await ask(question)).choices[0]?.message ?? "";\n'.repeat(100)],
    ['Japanese', '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。'.repeat(50)],
  ])('of %s are estimated within a few percent', async (_what, text) => {
    const tokens = countTokens(text);
    expect(await complaints(text, { maxTokens: Math.ceil(tokens * 1.05) })).toEqual([]);
    const fewer = Math.floor(tokens * 0.95);
    expect(await complaints(text, { maxTokens: fewer })).toEqual(tooMany(fewer));
  });

  it('in a special form count as ordinary text', async () => {
    expect(await complaints('<|endoftext|>'.repeat(10), { maxTokens: 50 })).toEqual(tooMany(50));
  });

  it('depend on the model', async () => {
    const text = 'नमस्ते दुनिया, आप कैसे हैं? '.repeat(20);
    const [older, newer] = [olderTokens(text), countTokens(text)];
    expect(older).toBeGreaterThan(newer * 1.2);
    const maxTokens = Math.ceil(newer * 1.1);
    expect(await complaints(text, { maxTokens, model: 'gpt-5' })).toEqual([]);
    expect(await complaints(text, { maxTokens })).toEqual([]);
    expect(await complaints(text, { maxTokens, model: 'gpt-4' })).toEqual(tooMany(maxTokens));
  });

  it.each([
    ['gpt-5', 'o200k_base'],
    ['gpt-4o-mini', 'o200k_base'],
    ['gpt-4.1', 'o200k_base'],
    ['o3', 'o200k_base'],
    ['ft:gpt-4o-2024-08-06:example::1', 'o200k_base'],
    ['my-deployment', 'o200k_base'],
    ['gpt-4', 'cl100k_base'],
    ['gpt-4-turbo-2024-04-09', 'cl100k_base'],
    ['gpt-4-32k', 'cl100k_base'],
    ['gpt-3.5-turbo', 'cl100k_base'],
    ['gpt-35-turbo', 'cl100k_base'],
    ['ft:gpt-3.5-turbo-0125:example::1', 'cl100k_base'],
    ['text-embedding-3-large', 'cl100k_base'],
  ])('of %s are counted in %s', (model, encoding) => {
    expect(encodingOf(model)).toBe(encoding);
  });

  it('are not counted where something else is wrong', async () => {
    expect(await complaints('', { maxTokens: 1 })).toEqual([': Must not be empty.']);
  });

  it('are counted over all messages', async () => {
    const messages = Array.from({ length: 10 }, () => ({
      role: 'user',
      content: 'one two three four',
    }));
    const options = { form: 'messages', maxTokens: 39 } as const;
    expect(await complaints(messages, options)).toEqual(tooMany(39));
    expect(await complaints(messages, { ...options, maxTokens: 40 })).toEqual([]);
  });

  it.each([
    ['one word', 'x'.repeat(100_000)],
    ['one word of another script', '漢字仮名'.repeat(25_000)],
    ['white space', `${' '.repeat(99_999)}x`],
    ['emoji', '👩‍👩‍👧'.repeat(12_500)],
  ])('of %s do not block the event loop', async (_what, text) => {
    const schema = promptSchema({ maxTokens: 1_000_000 })['~standard'];
    await schema.validate('warm up');
    let longest = 0;
    let last = cpuTime();
    const timer = setInterval(() => {
      const now = cpuTime();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    // More bytes than tokens, so that it is counted.
    await promptSchema({ maxTokens: 99_999 })['~standard'].validate(text);
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    clearInterval(timer);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(1000);
  });
});

describe('gpt-tokenizer', () => {
  it('is loaded only if tokens are to be counted', () => {
    const code = `
      const { promptSchema } = require('openai-problem-details/validate');
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes('gpt-tokenizer')).length > 0;
      promptSchema({ maxLength: 10, model: 'gpt-5' });
      const before = loaded();
      promptSchema({ maxTokens: 10 });
      console.log(JSON.stringify([before, loaded()]));`;
    const cwd = join(__dirname, '..', '..');
    const said = execFileSync(process.execPath, ['-e', code], { cwd, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual([false, true]);
  });

  it('is required if it is not installed', () => {
    jest.isolateModules(() => {
      jest.doMock('gpt-tokenizer/encoding/o200k_base', () => {
        throw new Error('Cannot find module');
      });
      const library = require('../../lib/validate.js') as typeof import('../../lib/validate.js');
      const error = thrownBy(() => library.promptSchema({ maxTokens: 10 })) as Error;
      expect(error.message).toBe(
        "promptSchema: option 'maxTokens' requires the package gpt-tokenizer, 2.2 or later; run npm install gpt-tokenizer",
      );
    });
    jest.dontMock('gpt-tokenizer/encoding/o200k_base');
  });

  it('may lack countTokens, like the first releases of version 2', async () => {
    let schema: ReturnType<typeof promptSchema> | undefined;
    jest.isolateModules(() => {
      jest.doMock('gpt-tokenizer/encoding/o200k_base', () => ({ encode }));
      const library = require('../../lib/validate.js') as typeof import('../../lib/validate.js');
      schema = library.promptSchema({ maxTokens: 10 });
    });
    jest.dontMock('gpt-tokenizer/encoding/o200k_base');
    expect(await schema?.['~standard'].validate('word '.repeat(20))).toHaveProperty('issues');
    expect(await schema?.['~standard'].validate('word '.repeat(9))).toHaveProperty('value');
  });
});

describe('promptSchema', () => {
  it('requires a string by default', async () => {
    expect(await promptSchema()['~standard'].validate('Hi')).toEqual({ value: 'Hi' });
  });

  it.each<[string, unknown, RegExp]>([
    ['no object', 5, /^promptSchema: options must be an object, not 5$/],
    ['an array', [], /not an array/],
    [
      'an option that does not exist',
      { maxTokns: 5 },
      /unknown option 'maxTokns' \(given: 5\); use one of form,/,
    ],
    ['another form', { form: 'chat' }, /option 'form' cannot be 'chat'; use 'text', 'mess/],
    [
      'a length of 0',
      { maxLength: 0 },
      /option 'maxLength' cannot be 0; expected a whole number of at least 1/,
    ],
    ['a fraction', { maxTokens: 1.5 }, /option 'maxTokens' cannot be 1\.5/],
    ['no model', { model: '' }, /option 'model' cannot be ''; expected the name/],
    [
      'no roles',
      { roles: [] },
      /option 'roles' cannot be an array; expected a non-empty array of 'user',/,
    ],
    ['an unknown role', { roles: ['tool'] }, /option 'roles'/],
    ['unknown attachments', { attachments: ['video'] }, /option 'attachments' cannot be an array/],
    ['audio for the Responses API', { form: 'input', attachments: ['audio'] }, /omit it$/],
  ])('rejects %s', (_what, options, complaint) => {
    const error = thrownBy(() => promptSchema(options as PromptOptions));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(complaint);
  });
});
