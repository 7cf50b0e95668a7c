/** A ready-made schema for prompts. */
import { noFindings, note, type Findings, type Reader } from './findings.js';
import { checkPromptOptions, type PromptForm, type PromptOptions } from './prompt-options.js';
import type { Result, StandardSchema } from './standard-schema.js';
import { exceeds, loadEncoding } from './tokens.js';
import { chatReader, type ChatMessage } from './chat.js';
import { readText } from './read-text.js';
import { inputReader, type InputMessage } from './responses.js';

/** The type of the validated value for each form of `promptSchema`. */
export interface PromptForms extends Record<PromptForm, unknown> {
  /** The string. */
  text: string;
  /** The messages, for the Chat Completions API. */
  messages: ChatMessage[];
  /** The string or messages, for the Responses API. */
  input: string | InputMessage[];
}

const readers = { text: () => readText, messages: chatReader, input: inputReader } as const;

/** The reader for the chosen form. */
function readerOf({
  form = 'text',
  roles = ['user', 'assistant'],
  attachments = [],
  maxMessages = 100,
}: PromptOptions): Reader {
  return readers[form](roles, attachments, maxMessages);
}

type Validate = StandardSchema['~standard']['validate'];

interface Reading {
  readonly value: unknown;
  readonly findings: Findings;
}

function look(read: Reader, value: unknown, limits: PromptOptions): Reading {
  const { maxLength = 100_000, maxAttachments = 10 } = limits;
  const findings = noFindings(maxLength);
  const accepted = read(value, [], findings);
  if (findings.length > maxLength) {
    note(
      findings,
      [],
      `The text must be at most ${maxLength} characters long; it has at least ${findings.length}.`,
    );
  }
  if (findings.attachments > maxAttachments) {
    note(
      findings,
      [],
      `Must have at most ${maxAttachments} attachments; there are at least ${findings.attachments}.`,
    );
  }
  return { value: accepted, findings };
}

function resultOf({ value, findings: { issues } }: Reading): Result<unknown> {
  return issues.length > 0 ? { issues } : { value };
}

function countingBy(
  maxTokens: number,
  model: string | undefined,
  read: (value: unknown) => Reading,
): Validate {
  const encoding = loadEncoding(model);
  return async (value) => {
    const reading = read(value);
    const { issues, texts } = reading.findings;
    if (issues.length === 0 && (await exceeds(encoding, texts, maxTokens))) {
      note(reading.findings, [], `The text must be at most ${maxTokens} tokens long.`);
    }
    return resultOf(reading);
  };
}

/**
 * Creates a Standard Schema for a prompt. It accepts well-formed Unicode that is not empty and not too long, without control characters
 * other than tabs and line breaks; in messages, only the allowed roles and contents. Anything else in the messages is dropped.
 * @throws TypeError if an option is invalid, or if `maxTokens` is set and `gpt-tokenizer` is not installed
 * @example validate({ body: { prompt: promptSchema({ maxLength: 4000 }) } })
 */
export function promptSchema<Form extends PromptForm = 'text'>(
  options: PromptOptions<Form> = {},
): StandardSchema<PromptForms[Form]> {
  const checked = checkPromptOptions(options);
  const { maxTokens, model } = checked;
  const reader = readerOf(checked);
  const read = (value: unknown): Reading => look(reader, value, checked);
  const validate: Validate =
    maxTokens === undefined ? (value) => resultOf(read(value)) : countingBy(maxTokens, model, read);
  // The reader of each form returns a value of that form's type.
  return {
    '~standard': {
      version: 1,
      vendor: 'openai-problem-details',
      validate: validate as StandardSchema<PromptForms[Form]>['~standard']['validate'],
    },
  };
}
