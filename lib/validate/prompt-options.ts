/** The options of `promptSchema`, and their checks. */
import {
  aText,
  checkOptions,
  oneOf,
  that,
  type Check,
  type Checks,
} from '../values/check-options.js';

/** The forms of a prompt. */
const forms = ['text', 'messages', 'input'] as const;

/** The form of a prompt. */
export type PromptForm = (typeof forms)[number];

/** The role of a message, as the APIs name it. */
export type Role = 'user' | 'assistant' | 'system' | 'developer';

/** The type of an attachment in a user's message. */
export type Attachment = 'image' | 'audio' | 'file';

/** Options of `promptSchema`: the form of the prompt, and its limits. */
export interface PromptOptions<Form extends PromptForm = PromptForm> {
  /**
   * The form of the prompt: `text` for a string, `messages` for those of the Chat Completions API, `input` for that of the Responses API,
   * which is a string or messages.
   * @defaultValue 'text'
   */
  readonly form?: Form | undefined;
  /**
   * The maximum length of all texts combined, in UTF-16 code units, like `length`.
   * @defaultValue 100_000
   */
  readonly maxLength?: number | undefined;
  /**
   * The maximum number of tokens of all texts combined, by an estimate; attachments are not counted. Requires `gpt-tokenizer`.
   * @defaultValue no limit
   */
  readonly maxTokens?: number | undefined;
  /**
   * The model whose tokenizer to use; for unknown models, and by default, the newest.
   * @example 'gpt-5'
   */
  readonly model?: string | undefined;
  /**
   * The maximum number of messages.
   * @defaultValue 100
   */
  readonly maxMessages?: number | undefined;
  /**
   * The allowed roles. A client that may send `system` or `developer` messages can instruct the model just like the app.
   * @defaultValue ['user', 'assistant']
   */
  readonly roles?: readonly Role[] | undefined;
  /**
   * The attachments allowed in a user's message; the Responses API does not accept audio.
   * @defaultValue []
   */
  readonly attachments?: readonly Attachment[] | undefined;
  /**
   * The maximum number of attachments in all messages combined.
   * @defaultValue 10
   */
  readonly maxAttachments?: number | undefined;
}

const owner = 'promptSchema';

const aCount = that(
  (value) => Number.isSafeInteger(value) && Number(value) > 0,
  'expected a whole number of at least 1',
);

function someOf(least: number, ...values: readonly string[]): Check {
  return that(
    (given) =>
      Array.isArray(given) &&
      given.length >= least &&
      given.every((value) => values.includes(value)),
    `expected ${least > 0 ? 'a non-empty array' : 'an array'} of ${values.map((value) => `'${value}'`).join(', ')}`,
  );
}

const checks: Checks<keyof PromptOptions> = {
  form: oneOf(...forms),
  maxLength: aCount,
  maxTokens: aCount,
  model: aText("expected the name of a model, such as 'gpt-5'"),
  maxMessages: aCount,
  roles: someOf(1, 'user', 'assistant', 'system', 'developer'),
  attachments: someOf(0, 'image', 'audio', 'file'),
  maxAttachments: aCount,
};

/**
 * Checks the options and returns them.
 * @throws TypeError if one is invalid
 */
export function checkPromptOptions<Form extends PromptForm>(
  given: PromptOptions<Form>,
): PromptOptions<Form> {
  const options = checkOptions(owner, given, checks);
  if (options.form === 'input' && options.attachments?.includes('audio') === true) {
    throw new TypeError(
      `${owner}: option 'attachments' cannot include 'audio' with the form 'input'; omit it`,
    );
  }
  return options;
}
