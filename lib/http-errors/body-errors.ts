/** The errors of `body-parser` and `raw-body`, by their documented `type`. */
import type { Advice } from '../model/problem-type.js';
import { property } from '../values/property.js';

/** The text for one type of error. */
interface BodyError extends Advice {
  /** Returns the detail in place of the error's message, which may quote the body. */
  readonly detail?: (error: object) => string | undefined;
}

/** The text for one error. */
export interface BodyProblem {
  readonly advice: Advice;
  readonly detail: string | undefined;
}

function brokenAt(error: object): string | undefined {
  const message = String(property(error, 'message'));
  const position = / at position (\d{1,10})/.exec(message)?.[1];
  if (position !== undefined) return `It cannot be read on at character ${Number(position) + 1}.`;
  return message.startsWith('Unexpected end of') ? 'It ends too early.' : undefined;
}

function limitOf(error: object): string | undefined {
  const limit = property(error, 'limit');
  return Number.isSafeInteger(limit) ? `It may have ${Number(limit)} bytes at most.` : undefined;
}

const bodyErrors: Readonly<Record<string, BodyError>> = {
  'entity.parse.failed': {
    meaning: 'The body of the request cannot be read as what its Content-Type says it is.',
    solution: [
      'Send the body as it is made by a library, such as `JSON.stringify`, not put together by hand.',
      'Check that nothing in between cuts or changes the body.',
    ],
    detail: brokenAt,
  },
  'entity.too.large': {
    meaning: 'The body of the request is larger than the service accepts.',
    solution: ['Send less at once: shorten the text, or leave out attachments.'],
    detail: limitOf,
  },
  'entity.verify.failed': {
    meaning: 'The service checked the body of the request and refused it.',
    solution: ['Sign the request over the unchanged body, with the secret that was agreed on.'],
  },
  'parameters.too.many': {
    meaning: 'The form has more fields than the service accepts.',
    solution: ['Send fewer fields at once.'],
  },
  'querystring.parse.rangeError': {
    meaning: 'The fields of the form are nested more deeply than the service accepts.',
    solution: ['Send a flatter form, or JSON.'],
  },
  'charset.unsupported': {
    meaning: 'The body of the request is in a character encoding that the service does not read.',
    solution: ['Send the body in UTF-8, and say nothing else in its Content-Type.'],
  },
  'encoding.unsupported': {
    meaning: 'The body of the request is compressed in a way that the service does not read.',
    solution: ['Send the body uncompressed, or with Content-Encoding: gzip.'],
  },
  'request.size.invalid': {
    meaning: 'The body of the request does not have the length that its Content-Length says.',
    solution: ['Let the HTTP library set Content-Length, and send the request again.'],
  },
};

/** The text for an error of `body-parser`; `undefined` for any other. */
export function readBodyError(error: object): BodyProblem | undefined {
  const type = property(error, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(bodyErrors, type)) return undefined;
  const { meaning, solution, detail } = bodyErrors[type] as BodyError; // checked by `hasOwn`
  return { advice: { meaning, solution }, detail: detail?.(error) };
}
