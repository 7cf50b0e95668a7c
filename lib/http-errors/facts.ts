/** The facts of an error that is not OpenAI's, limited to those that may be shown. */
import type { Redactor } from '../compose/redact/index.js';
import type { InputError } from '../model/invalid-input.js';
import type { Advice } from '../model/problem-type.js';
import type { HeaderFields } from '../model/representation.js';
import { property } from '../values/property.js';

/** The facts that the problem of such an error is made of. */
export interface HttpErrorFacts {
  readonly status: number;
  readonly message?: string | undefined;
  readonly fields?: HeaderFields;
  /** Wording that is more specific than that of the status. */
  readonly advice?: Advice | undefined;
  /** The errors in the input, redacted. */
  readonly errors?: readonly InputError[];
}

/** Reads one kind of error; returns `undefined` for any other. */
export type HttpErrorReader = (error: object, redact: Redactor) => HttpErrorFacts | undefined;

/** Header fields that a status calls for (RFC 9110), which an error may therefore set. */
const broughtFields = ['Allow', 'Retry-After', 'Upgrade', 'WWW-Authenticate'] as const;
/** The longest message that is shown, in characters. */
const longestDetail = 1000;
const fieldValue = /^[\x20-\x7e]{1,1000}$/;

/** Whether a status is an error status, from 400 to 599. */
export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) <= 599;
}

/** The header fields that an error sets for its response, limited to those that a status may call for. */
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

/** A string as it may be shown; `undefined` for any other value. */
export function shownText(text: unknown, redact: Redactor): string | undefined {
  return typeof text === 'string' ? redact(text).slice(0, longestDetail) : undefined;
}

/** The message as it may be shown; `undefined` unless the error's `expose` is true. */
export function exposedMessage(error: object, redact: Redactor): string | undefined {
  return property(error, 'expose') === true
    ? shownText(property(error, 'message'), redact)
    : undefined;
}
