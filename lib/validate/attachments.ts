/** Readers that the attachments of both APIs share. */
import { matching, optional, oneOf } from './readers.js';

/** The URL of an image. The model's provider fetches it, so it cannot reach the app's private network. */
export const imageUrl = matching(
  /^(?:https:\/\/[^\s/]|data:image\/(?:png|jpeg|webp|gif);base64,\S)/,
  'Must be an https: URL, or a base64 data: URL of a PNG, JPEG, WebP or GIF image.',
);

/** The resolution at which the model sees an image. */
export const imageDetail = oneOf('auto', 'low', 'high');

/** The URL of a file. */
export const fileUrl = matching(/^https:\/\/[^\s/]/, 'Must be an https: URL.');

/** The members that refer to a file or contain it. */
export const fileMembers = {
  file_id: optional(matching(/^[\w-]{1,200}$/, 'Must be the ID of an uploaded file.')),
  file_data: optional(
    matching(/^data:[\w.+-]+\/[\w.+-]+;base64,\S/, 'Must be a base64 data: URL.'),
  ),
  filename: optional(matching(/^[^\p{C}/\\]{1,255}$/u, 'Must be a file name without a path.')),
};
