/** The forms in which a prompt may come. */
import { chatReader, type ChatMessage } from './chat.js';
import type { Reader } from './findings.js';
import type { PromptForm, PromptOptions } from './prompt-options.js';
import { readText } from './read-text.js';
import { inputReader, type InputMessage } from './responses.js';

/** What each form gives. */
export interface PromptForms extends Record<PromptForm, unknown> {
  text: string;
  messages: ChatMessage[];
  input: string | InputMessage[];
}

const readers = { text: () => readText, messages: chatReader, input: inputReader } as const;

/** The reader of the form that is asked for. */
export function readerOf({
  form = 'text',
  roles = ['user', 'assistant'],
  attachments = [],
  maxMessages = 100,
}: PromptOptions): Reader {
  return readers[form](roles, attachments, maxMessages);
}
