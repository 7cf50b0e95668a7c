/** Reads messages of the Chat Completions API. */
import type { Reader } from './findings.js';
import { fileMembers, imageDetail, imageUrl } from './attachments.js';
import type { Attachment, Role } from './prompt-options.js';
import { readText } from './read-text.js';
import {
  arrayOf,
  attachment,
  matching,
  object,
  oneOf,
  optional,
  taggedBy,
  textOr,
  withAny,
} from './readers.js';

/** A text part of a message. */
export interface ChatText {
  type: 'text';
  text: string;
}

/** A part of a user's message in the Chat Completions API: text, an image, audio or a file. */
export type ChatContent =
  | ChatText
  | { type: 'image_url'; image_url: { url: string; detail?: 'auto' | 'low' | 'high' } }
  | { type: 'input_audio'; input_audio: { data: string; format: 'wav' | 'mp3' } }
  | { type: 'file'; file: { file_id?: string; file_data?: string; filename?: string } };

/** A message of the Chat Completions API, with nothing but validated members. */
export type ChatMessage =
  | { role: 'user'; content: string | ChatContent[] }
  | { role: 'assistant' | 'system' | 'developer'; content: string | ChatText[] };

/** A part that counts as an attachment. */
function part(members: Readonly<Record<string, Reader>>): Reader {
  return attachment(object(members));
}

const attached: Readonly<Record<Attachment, Readonly<Record<string, Reader>>>> = {
  image: {
    image_url: part({ image_url: object({ url: imageUrl, detail: optional(imageDetail) }) }),
  },
  audio: {
    input_audio: part({
      input_audio: object({
        data: matching(/^[A-Za-z\d+/]/, 'Must be base64-encoded audio.'),
        format: oneOf('wav', 'mp3'),
      }),
    }),
  },
  file: { file: part({ file: withAny(['file_id', 'file_data'], object(fileMembers)) }) },
};

function contentOf(attachments: readonly Attachment[]): Reader {
  const text = { text: object({ text: readText }) };
  const others = attachments.map((name) => attached[name]);
  const parts: Readonly<Record<string, Reader>> = Object.assign({}, text, ...others);
  return object({ content: textOr(readText, arrayOf(taggedBy('type', parts))) });
}

/** Creates the reader of chat messages. */
export function chatReader(
  roles: readonly Role[],
  attachments: readonly Attachment[],
  most: number,
): Reader {
  const readers = roles.map((role) => [role, contentOf(role === 'user' ? attachments : [])]);
  return arrayOf(taggedBy('role', Object.fromEntries(readers) as Record<string, Reader>), most);
}
