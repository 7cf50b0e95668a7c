/** The options of `promptSchema`, and their checks. */
import { checkOption, type Check } from '../check-option.js';
import { show } from '../show.js';
import type { PromptForms } from './prompt-forms.js';

/** Who speaks in a message. */
export type Role = 'user' | 'assistant' | 'system' | 'developer';

/** What a user's message may hold beside text. */
export type Attachment = 'image' | 'audio' | 'file';

/** What may go to a model. */
export interface PromptOptions<Form extends keyof PromptForms = keyof PromptForms> {
  /**
   * `text` is a string, `messages` are those of the Chat Completions API, `input` is that of the Responses API: a string
   * or messages.
   * @defaultValue 'text'
   */
  readonly form?: Form | undefined;
  /**
   * How long all texts together may be, in UTF-16 code units, as `length` counts them.
   * @defaultValue 100_000
   */
  readonly maxLength?: number | undefined;
  /**
   * How many tokens all texts together may have, by an estimate; attachments are not counted. Needs `gpt-tokenizer`.
   * @defaultValue any number
   */
  readonly maxTokens?: number | undefined;
  /**
   * The model whose tokens are counted; of one that is not known, those of the newest.
   * @example 'gpt-5'
   */
  readonly model?: string | undefined;
  /**
   * How many messages there may be.
   * @defaultValue 100
   */
  readonly maxMessages?: number | undefined;
  /**
   * Who may speak. Whoever sends messages of a `system` or `developer` instructs the model as the app does.
   * @defaultValue ['user', 'assistant']
   */
  readonly roles?: readonly Role[] | undefined;
  /**
   * What a user's message may hold beside text; the Responses API takes no audio.
   * @defaultValue []
   */
  readonly attachments?: readonly Attachment[] | undefined;
  /**
   * How many attachments there may be in all messages together.
   * @defaultValue 10
   */
  readonly maxAttachments?: number | undefined;
}

const owner = 'promptSchema';

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function someOf(least: number, ...values: readonly string[]): Check {
  return {
    holds: (given) =>
      Array.isArray(given) &&
      given.length >= least &&
      given.every((value) => values.includes(value)),
    remedy: `give an array of ${values.map((value) => `'${value}'`).join(', ')}`,
  };
}

const aCount: Check = { holds: isCount, remedy: 'give a whole number from 1 on' };
const checks: Readonly<Record<keyof PromptOptions, Check>> = {
  form: {
    holds: (value) => ['text', 'messages', 'input'].includes(value as string),
    remedy: "use 'text', 'messages' or 'input'",
  },
  maxLength: aCount,
  maxTokens: aCount,
  model: {
    holds: (value) => typeof value === 'string' && value !== '',
    remedy: "give the name of a model, such as 'gpt-5'",
  },
  maxMessages: aCount,
  roles: someOf(1, 'user', 'assistant', 'system', 'developer'),
  attachments: someOf(0, 'image', 'audio', 'file'),
  maxAttachments: aCount,
};

/** @throws TypeError where an option is wrong */
export function checkPromptOptions(options: PromptOptions): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${owner}: options must be an object, not ${show(options)}`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) {
      const names = Object.keys(checks).join(', ');
      throw new TypeError(`${owner}: there is no option '${name}'; use one of ${names}`);
    }
    checkOption(owner, name, value, checks[name as keyof PromptOptions]);
  }
  if (options.form === 'input' && options.attachments?.includes('audio') === true) {
    throw new TypeError(
      `${owner}: option 'attachments' cannot have 'audio' with the form 'input'; leave it out`,
    );
  }
}
