/** Readers that the attachments of both APIs share. */
import { matching, optional, oneOf } from './readers.js';

/** The URL of an image. The model's provider fetches it, so it cannot reach the app's private network. */
export const imageUrl = matching(
  /^(?:https:\/\/[^\s/]|data:image\/(?:png|jpeg|webp|gif);base64,\S)/,
  'Send an https: address, or a data: address of a PNG, JPEG, WebP or GIF image.',
);

/** The resolution at which the model sees an image. */
export const imageDetail = oneOf('auto', 'low', 'high');

/** The URL of a file. */
export const fileUrl = matching(/^https:\/\/[^\s/]/, 'Send an https: address.');

/** The members that refer to a file or contain it. */
export const fileMembers = {
  file_id: optional(matching(/^[\w-]{1,200}$/, 'Send the id of an uploaded file.')),
  file_data: optional(matching(/^data:[\w.+-]+\/[\w.+-]+;base64,\S/, 'Send a data: address.')),
  filename: optional(
    matching(/^[^\p{C}/\\]{1,255}$/u, 'Send the name of a file, without folders.'),
  ),
};
