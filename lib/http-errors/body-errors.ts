/** The errors of `body-parser` and `raw-body`, by their documented `type`. */
import type { Advice } from '../model/problem-type.js';
import { signBody } from '../model/shared-steps.js';
import { property } from '../values/property.js';

/** The wording for one type of error. */
interface BodyError extends Advice {
  /** Returns the detail in place of the error's message, which may quote the body. */
  readonly detail?: (error: object) => string | undefined;
}

/** The wording for one error. */
export interface BodyProblem {
  readonly advice: Advice;
  readonly detail: string | undefined;
}

function brokenAt(error: object): string | undefined {
  const message = String(property(error, 'message'));
  const position = / at position (\d{1,10})/.exec(message)?.[1];
  if (position !== undefined) return `Invalid JSON at position ${Number(position) + 1}.`;
  return message.startsWith('Unexpected end of') ? 'The JSON is incomplete.' : undefined;
}

function limitOf(error: object): string | undefined {
  const limit = property(error, 'limit');
  return Number.isSafeInteger(limit) ? `The limit is ${Number(limit)} bytes.` : undefined;
}

const bodyErrors: Readonly<Record<string, BodyError>> = {
  'entity.parse.failed': {
    meaning: 'The request body does not match its Content-Type.',
    solution: [
      'Check that the body is valid JSON (for example, generate it with `JSON.stringify`).',
      'Check that nothing between the client and the service truncates or changes the body.',
    ],
    detail: brokenAt,
  },
  'entity.too.large': {
    meaning: 'The request body is larger than the service accepts.',
    solution: ['Shorten the text, or leave out attachments.'],
    detail: limitOf,
  },
  'entity.verify.failed': {
    meaning: 'The service checked the request body and rejected it.',
    solution: [signBody],
  },
  'parameters.too.many': {
    meaning: 'The form has more fields than the service accepts.',
    solution: ['Send fewer fields.'],
  },
  'querystring.parse.rangeError': {
    meaning: 'The form fields are nested more deeply than the service accepts.',
    solution: ['Use fewer levels of nesting, or send JSON.'],
  },
  'charset.unsupported': {
    meaning: 'The service does not support the character encoding of the request body.',
    solution: ['Send the body in UTF-8, and declare no other charset in its Content-Type.'],
  },
  'encoding.unsupported': {
    meaning: 'The service does not support the compression of the request body.',
    solution: ['Send the body uncompressed, or with Content-Encoding: gzip.'],
  },
  'request.size.invalid': {
    meaning: 'The length of the request body does not match its Content-Length.',
    solution: ['Let the HTTP library set Content-Length, and send the request again.'],
  },
};

/** The wording for an error of `body-parser`; `undefined` for any other. */
export function readBodyError(error: object): BodyProblem | undefined {
  const type = property(error, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(bodyErrors, type)) return undefined;
  const { meaning, solution, detail } = bodyErrors[type] as BodyError; // checked by `hasOwn`
  return { advice: { meaning, solution }, detail: detail?.(error) };
}
