/** The options of `promptSchema`, and their checks. */
import {
  aText,
  checkOptions,
  oneOf,
  that,
  type Check,
  type Checks,
} from '../values/check-options.js';

/** The forms in which a prompt may come. */
const forms = ['text', 'messages', 'input'] as const;

/** The name of a form. */
export type PromptForm = (typeof forms)[number];

/** Who speaks in a message, as the APIs name the roles. */
export type Role = 'user' | 'assistant' | 'system' | 'developer';

/** What a user's message may hold beside text. */
export type Attachment = 'image' | 'audio' | 'file';

/** Options of `promptSchema`: what may go to a model. */
export interface PromptOptions<Form extends PromptForm = PromptForm> {
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

const aCount = that(
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  'give a whole number from 1 on',
);

function someOf(least: number, ...values: readonly string[]): Check {
  return that(
    (given) =>
      Array.isArray(given) &&
      given.length >= least &&
      given.every((value) => values.includes(value)),
    `give an array of ${values.map((value) => `'${value}'`).join(', ')}`,
  );
}

const checks: Checks<keyof PromptOptions> = {
  form: oneOf(...forms),
  maxLength: aCount,
  maxTokens: aCount,
  model: aText("give the name of a model, such as 'gpt-5'"),
  maxMessages: aCount,
  roles: someOf(1, 'user', 'assistant', 'system', 'developer'),
  attachments: someOf(0, 'image', 'audio', 'file'),
  maxAttachments: aCount,
};

/**
 * The options, once they have been checked.
 * @throws TypeError where one is wrong
 */
export function checkPromptOptions<Form extends PromptForm>(
  given: PromptOptions<Form>,
): PromptOptions<Form> {
  const options = checkOptions(owner, given, checks);
  if (options.form === 'input' && options.attachments?.includes('audio') === true) {
    throw new TypeError(
      `${owner}: option 'attachments' cannot have 'audio' with the form 'input'; leave it out`,
    );
  }
  return options;
}
