/** Hosts, addresses, and what URLs carry. */
import { mark, type RedactionGroup } from './rule.js';

/** Query strings, as signed URLs have them. */
export const queries: RedactionGroup = {
  signs: ['?'],
  gate: /\?\S/,
  redactions: [[/(?<=[\w/-])\?[^\s"'<>)]+/g, `?${mark}`]],
};

/** Hosts that are nobody's business: those that system errors name. */
export const hosts: RedactionGroup = {
  gate: /\bE[A-Z]{2}|[Rr](?:ay|AY)[ -:]|ost[=: ]|onnect(?:ion)? to |pstream[: ]|equest to /,
  redactions: [
    [
      /\b(E(?:NOTFOUND|AI_AGAIN|CONN[A-Z]{1,10}|TIMEDOUT|HOST[A-Z]{1,10})) \S{1,300}/g,
      `$1 ${mark}`,
    ],
    [/\b((?:cf-)?ray(?:[ -]id)?[:= ]{1,3})[0-9a-f]{10,20}(?:-[A-Z]{3})?\b/gi, `$1${mark}`],
    [/\b(host(?:name)?=|upstream )(["'])[^"'\s]{1,300}\2/gi, `$1${mark}`],
    [
      /\b((?:connect(?:ion)? to|host|upstream):? (?:host )?)(?=[\w-]{0,100}[.:\d-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}(?::\d{1,5})?(?![\w/])/gi,
      `$1${mark}`,
    ],
    [/\b(request to \w{2,10}:\/\/)[^\s/]{1,300}/g, `$1${mark}`],
  ],
};

/** Hosts of one name, which only their own network knows. */
export const shortHosts: RedactionGroup = {
  signs: ['://'],
  redactions: [[/(\w:\/\/)(?!localhost\b)[\w-]{1,63}(?::\d{1,5})?(?=[/\s"'),]|$)/g, `$1${mark}`]],
};

/** Hosts of private networks. */
export const privateHosts: RedactionGroup = {
  gate: /\.(?:internal|local|lan|corp|intranet|svc)/,
  redactions: [
    [
      /(?<![\w.-])[\w.-]{1,1000}\.(?:internal|local|localdomain|lan|corp|intranet|svc)\b(?:\.[\w-]{1,63}){0,3}(?::\d{1,5})?/g,
      mark,
    ],
  ],
};

/** IP addresses of version 6. */
export const longAddresses: RedactionGroup = {
  signs: [':'],
  gate: /:[0-9A-Fa-f:]/,
  redactions: [
    [
      /(?<![\w:])(?=(?:[0-9a-f]{1,4}:){1,7}:|::|(?:[0-9a-f]{1,4}:){3})(?:[0-9a-f]{0,4}:){2,8}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,20})?(?![\w:])/gi,
      mark,
    ],
  ],
};

/** IP addresses of version 4. */
export const addresses: RedactionGroup = {
  gate: /\d\.\d{1,3}\.\d/,
  redactions: [[/\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d{1,5})?/g, mark]],
};
