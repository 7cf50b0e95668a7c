/** Reads input of the Responses API. */
import { fileMembers, fileUrl, imageDetail, imageUrl } from './attachments.js';
import type { Reader } from './findings.js';
import type { Attachment, Role } from './prompt-options.js';
import { readText } from './read-text.js';
import {
  arrayOf,
  attachment,
  byDefault,
  object,
  optional,
  taggedBy,
  textOr,
  withAny,
} from './readers.js';

/** A text part of a message. */
export interface InputText {
  type: 'input_text';
  text: string;
}

/** A part of a user's message in the Responses API: text, an image or a file. */
export type InputContent =
  | InputText
  | {
      type: 'input_image';
      detail: 'auto' | 'low' | 'high';
      image_url?: string;
      file_id?: string;
    }
  | {
      type: 'input_file';
      file_id?: string;
      file_url?: string;
      file_data?: string;
      filename?: string;
    };

/** A message of the Responses API, with nothing but validated members. */
export type InputMessage =
  | { role: 'user'; content: string | InputContent[] }
  | { role: 'system' | 'developer'; content: string | InputText[] }
  | { role: 'assistant'; content: string };

const image = object({
  detail: byDefault('auto', imageDetail),
  image_url: optional(imageUrl),
  file_id: fileMembers.file_id,
});
const file = object({ ...fileMembers, file_url: optional(fileUrl) });

const attached: Readonly<Record<Attachment, Readonly<Record<string, Reader>>>> = {
  image: { input_image: attachment(withAny(['image_url', 'file_id'], image)) },
  audio: {},
  file: { input_file: attachment(withAny(['file_id', 'file_url', 'file_data'], file)) },
};

/** The reader of a message's content. The API accepts assistant messages as strings only. */
function contentOf(role: Role, attachments: readonly Attachment[]): Reader {
  if (role === 'assistant') return readText;
  const text = { input_text: object({ text: readText }) };
  const others = role === 'user' ? attachments.map((name) => attached[name]) : [];
  const parts: Readonly<Record<string, Reader>> = Object.assign({}, text, ...others);
  return textOr(readText, arrayOf(taggedBy('type', parts)));
}

/** Creates the reader of a string or messages. */
export function inputReader(
  roles: readonly Role[],
  attachments: readonly Attachment[],
  most: number,
): Reader {
  const readers = roles.map((role) => [role, object({ content: contentOf(role, attachments) })]);
  const message = taggedBy('role', Object.fromEntries(readers) as Record<string, Reader>);
  return textOr(readText, arrayOf(message, most));
}
