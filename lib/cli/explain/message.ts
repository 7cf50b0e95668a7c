/** Explains a message as programs print it: after a traceback and a class name, before a stack and the error's members. */
import { STATUS_CODES } from 'node:http';
import type { ApiErrorFacts } from '../../read/openai/api-error-form.js';
import {
  explainFacts,
  explainSlug,
  explainStatus,
  explainThrown,
  type Explanation,
} from './explanation.js';
import { explainSystemCode, slugsOfClasses, statusesOfNames, systemCode } from './name.js';
import { parseJson } from '../../values/json.js';

/** The parts of a printed error. */
interface Printed {
  readonly className: string | undefined;
  readonly status: number | undefined;
  /** The message without class, status and stack. */
  readonly message: string;
  /** The whole text. */
  readonly text: string;
}

const classInFront = /^(?:Uncaught )?(?:[\w$]{1,60}\.){0,6}([\w$]{0,60}(?:Error|Exception)): /m;
const statusInFront =
  /^(?:HTTP(?:\/[\d.]{1,3})? |Error code: |Request failed with status code |status(?: code)?:? )?(\d{3})(?:: | - | |$)/i;
/** Where a Node.js stack starts. */
const stack = /\n\s{1,8}at [^]*$/;
/** A top-level member of an error as printed by `util.inspect`. */
const member =
  /^ {2}(status|code|type|param|requestID|request_id): (?:'([^'\n]{1,200})'|(\d{3}))/gm;
const pageTitle = /<title>[^<]{0,100}?\b([45]\d\d)\b/i;

function errorStatus(digits: string | undefined): number | undefined {
  const status = Number(digits);
  return status >= 400 && status < 600 ? status : undefined;
}

/** Removes the quotation marks that the SDK puts around a body that is just a string. */
function unquoted(message: string): string {
  const value = message.startsWith('"') ? parseJson(message) : undefined;
  return typeof value === 'string' ? value : message;
}

function dissect(text: string): Printed {
  const named = classInFront.exec(text);
  const start = named === null ? 0 : named.index + named[0].length;
  const rest = text.slice(start).replace(stack, '').trim();
  const digits = statusInFront.exec(rest)?.[1];
  const status = errorStatus(digits) ?? errorStatus(pageTitle.exec(rest)?.[1]);
  const message = errorStatus(digits) === undefined ? rest : rest.replace(statusInFront, '');
  return { className: named?.[1], status, message: unquoted(message), text };
}

function members(text: string): ApiErrorFacts {
  const found = [...text.matchAll(member)].map(
    ([, name, quoted, digits]) =>
      [name === 'request_id' ? 'requestID' : name, quoted ?? Number(digits)] as const,
  );
  return Object.fromEntries(found);
}

/** Whether a message contains no more than its status: the SDK's text for an empty body, or the HTTP reason phrase. */
function isEmpty(message: string, status: number): boolean {
  return ['', 'status code (no body)', STATUS_CODES[status]].includes(message);
}

function explainPrinted({ className, status, message, text }: Printed): Explanation | undefined {
  const classStatus = className === undefined ? undefined : statusesOfNames[className];
  const facts = { status: status ?? classStatus, ...members(text) };
  // The SDK's own messages are not bodies. Passed as a body, a message is freed of any text that gateways put around it.
  if (facts.status === undefined)
    return explainFacts({ message }) ?? explainFacts({ ...facts, error: message });
  if (!isEmpty(message, facts.status)) return explainFacts({ ...facts, error: message });
  return Object.keys(facts).length > 1 ? explainFacts(facts) : explainStatus(facts.status);
}

/** Explains errors of the runtime that the SDK lets through, such as `TypeError: terminated`. */
function explainRaw({ className, message }: Printed): Explanation | undefined {
  const name = className ?? 'Error';
  return explainThrown(Object.assign(new Error(message), { name, stack: '' }));
}

/** Explains a message; `undefined` if it does not appear to be OpenAI's. */
export function explainMessage(text: string): Explanation | undefined {
  const printed = dissect(text.trim());
  const { className, status } = printed;
  const code = status === undefined ? systemCode.exec(text)?.[0] : undefined;
  if (code !== undefined) return explainSystemCode(code);
  const slug = className === undefined ? undefined : slugsOfClasses[className];
  return (
    explainPrinted(printed) ??
    explainRaw(printed) ??
    (slug && explainSlug(slug, { message: printed.message }))
  );
}
