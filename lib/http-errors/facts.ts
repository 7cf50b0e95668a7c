/** What is read of an error that is not OpenAI's, and may be shown. */
import type { Redactor } from '../compose/redact/index.js';
import type { InputError } from '../model/invalid-input.js';
import type { Advice } from '../model/problem-type.js';
import type { HeaderFields } from '../model/representation.js';
import { property } from '../values/property.js';

/** What the problem of such an error is made of. */
export interface HttpErrorFacts {
  readonly status: number;
  readonly message?: string | undefined;
  readonly fields?: HeaderFields;
  /** What the error says more than its status. */
  readonly advice?: Advice | undefined;
  /** What is wrong with the input, redacted. */
  readonly errors?: readonly InputError[];
}

/** Reads one kind of errors; `undefined` for any other. */
export type HttpErrorReader = (error: object, redact: Redactor) => HttpErrorFacts | undefined;

/** Fields that a status calls for (RFC 9110), so an error may bring them. */
const broughtFields = ['Allow', 'Retry-After', 'Upgrade', 'WWW-Authenticate'] as const;
/** Characters of a message that are shown. */
const longestDetail = 1000;
const fieldValue = /^[\x20-\x7e]{1,1000}$/;

/** Whether a status is one of an error. */
export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599;
}

/** The header fields that an error brings for its response, of those that its status may call for. */
export function fieldsOf(error: object): HeaderFields {
  const headers = property(error, 'headers');
  const fields: Record<string, string> = {};
  for (const name of broughtFields) {
    const value = property(headers, name) ?? property(headers, name.toLowerCase());
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && fieldValue.test(text)) fields[name] = text;
  }
  return fields;
}

/** What may be shown of a text. */
export function shownText(text: unknown, redact: Redactor): string | undefined {
  return typeof text === 'string' ? redact(text).slice(0, longestDetail) : undefined;
}

/** What may be shown of the message: something where the error says that it is meant for clients. */
export function exposedMessage(error: object, redact: Redactor): string | undefined {
  return property(error, 'expose') === true
    ? shownText(property(error, 'message'), redact)
    : undefined;
}
