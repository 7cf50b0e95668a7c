/** Reads the errors of other common parts of an app: `http-errors`, body parsers, multer, express-openapi-validator, Express. */
import { shownErrors } from '../compose/redact/input-errors.js';
import type { InputError } from '../model/invalid-input.js';
import type { Advice } from '../model/problem-type.js';
import { elements, isError, property } from '../values/property.js';
import { readBodyError } from './body-errors.js';
import {
  exposedMessage,
  fieldsOf,
  isErrorStatus,
  shownText,
  type HttpErrorReader,
} from './facts.js';

/** An error of `http-errors` or `body-parser`, recognized by its members as in `isHttpError`. */
const readHttpError: HttpErrorReader = (error, redact) => {
  const status = property(error, 'status');
  if (typeof property(error, 'expose') !== 'boolean' || !isErrorStatus(status)) return undefined;
  if (property(error, 'statusCode') !== status) return undefined;
  const fields = fieldsOf(error);
  const bodyProblem = readBodyError(error);
  if (bodyProblem === undefined) return { status, fields, message: exposedMessage(error, redact) };
  const { advice, detail } = bodyProblem;
  return { status, fields, advice, message: shownText(detail, redact) };
};

const unexpectedUpload: Advice = {
  meaning: 'The form contains a file or field that the service does not expect.',
  solution: ['Use the file and field names that the service documents, and send no others.'],
};
const tooLargeUpload: Advice = {
  meaning: 'The form is larger than the service accepts, or has too many parts.',
  solution: ['Send fewer or smaller files, and fewer or shorter fields.'],
};

/** An error of `multer` (1 and 2). Its `field` is not quoted, since the client chose it. */
const readUploadError: HttpErrorReader = (error) => {
  const code = property(error, 'code');
  if (property(error, 'name') !== 'MulterError' || typeof code !== 'string') return undefined;
  const isTooLarge = code.startsWith('LIMIT_') && code !== 'LIMIT_UNEXPECTED_FILE';
  return isTooLarge
    ? { status: 413, advice: tooLargeUpload }
    : { status: 400, advice: unexpectedUpload };
};

const mostErrors = 20;

/** The location that express-openapi-validator reports, such as `/body/messages/0` or `/query/limit`. */
function placeOf(path: string): Partial<InputError> {
  const [, part, rest = ''] = /^\/(body|query|params)(\/[^]*)?$/.exec(path) ?? [];
  if (part === 'body') return { pointer: rest };
  const parameter = rest.slice(1);
  if (part === undefined || parameter === '') return {};
  return { in: part === 'query' ? 'query' : 'path', parameter };
}

function inputErrorOf(item: unknown): InputError | undefined {
  const detail = property(item, 'message');
  const path = property(item, 'path');
  if (typeof detail !== 'string' || typeof path !== 'string') return undefined;
  return { detail, ...placeOf(path) };
}

/** An error of `express-openapi-validator`. Errors in a response (500) are not shown to the client. */
const readOpenApiError: HttpErrorReader = (error, redact) => {
  const status = property(error, 'status');
  const items = elements(property(error, 'errors'), mostErrors);
  if (!isError(error) || !isErrorStatus(status) || items.length === 0) return undefined;
  const errors = items.map(inputErrorOf).filter((item) => item !== undefined);
  if (errors.length < items.length || typeof property(error, 'path') !== 'string') return undefined;
  const fields = fieldsOf(error);
  return status < 500
    ? { status, fields, errors: shownErrors(errors, redact) }
    : { status, fields };
};

/** Express's error for a URL that it cannot decode, whose message quotes the URL. */
const readAddressError: HttpErrorReader = (error) => {
  if (property(error, 'name') !== 'URIError' || property(error, 'status') !== 400) return undefined;
  return {
    status: 400,
    advice: {
      meaning: 'The request URL cannot be decoded.',
      solution: ['Encode the values in the URL, for example with `encodeURIComponent`.'],
    },
  };
};

const readers: readonly HttpErrorReader[] = [
  readUploadError,
  readOpenApiError,
  readAddressError,
  readHttpError,
];

/** Reads any of these errors; returns `undefined` for any other value. */
export const readKnownError: HttpErrorReader = (error, redact) => {
  for (const read of readers) {
    const facts = read(error, redact);
    if (facts !== undefined) return facts;
  }
  return undefined;
};
