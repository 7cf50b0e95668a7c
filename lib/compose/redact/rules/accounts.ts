/** People and accounts: of the app, of its users, and of gateways. */
import { mark, type RedactionGroup } from './rule.js';

/** People: credentials in URLs and e-mail addresses. */
export const people: RedactionGroup = {
  signs: ['@'],
  redactions: [
    [/(:\/\/)[^\s/"'<>]{1,300}@/g, `$1${mark}@`],
    [
      /(?:"[^"\n@]{1,64}"|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,320})@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu,
      mark,
    ],
  ],
};

/** Accounts as parameters: gateways name users, teams and keys. */
export const accountParameters: RedactionGroup = {
  signs: ['='],
  redactions: [
    [
      /\b((?:end[ _]?)?(?:user|team|key|org|organization|tag|customer|project|member)(?:_id|_alias|_name)?=)[^\s,;&"']{1,200}/gi,
      `$1${mark}`,
    ],
  ],
};

/** Accounts by what stands beside them in sentences. */
export const accounts: RedactionGroup = {
  gate: /(?:cc|CC)(?:ount|OUNT) |roject|LiteLLM |team |(?:you|You|YOU) \(/,
  redactions: [
    [/\b(LiteLLM (?:User|Team|Key|Customer|Organization): )[^\s,;]{1,200}/g, `$1${mark}`],
    [/\b(you \()[^()\s]{1,100}(?=\) (?:have|are)\b)/gi, `$1${mark}`],
    [/\b([Mm]odel for team )[^\s:,]{1,100}/g, `$1${mark}`],
    // A name in quotes, or one that is said to be suspended.
    [/\b(account )(["'`])[^"'`\n]{1,100}\2/gi, `$1${mark}`],
    [
      /\b(Account )[\w.@-]{1,100}(?= (?:is|has been) (?:suspended|disabled|deactivated)\b)/g,
      `$1${mark}`,
    ],
    // Numbers and ids of cloud projects; prose has no three digits in a row.
    [/\b(projects?(?:[ /=:]|_number:|_id:)["'`]?)(?=[a-z-]{0,60}\d{3})[\w-]{4,100}/g, `$1${mark}`],
  ],
};
