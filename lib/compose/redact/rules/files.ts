/** Where code and files lie. */
import { mark, type RedactionGroup } from './rule.js';

/** Stacks, and what names a file of code. */
export const stacks: RedactionGroup = {
  gate: /[\n\\]|Traceback \(|\.[cm]?[jt]sx?:|\.py", l|node_modules/,
  redactions: [
    [/\n[ \t]{1,8}at [^]*$|\n?Traceback \(most recent call last\)[^]*$/g, ''],
    [/ ?\bat (?:async |new )?[^\s()]{1,200} \([^\s()]{1,400}:\d{1,7}\)/g, ''],
    [/(File ")[^"\n]{1,400}(", line \d)/g, `$1${mark}$2`],
    [/(?<![^\s"'`(])[^\s"'`(]+\.[cm]?[jt]sx?:\d{1,7}(?::\d{1,7})?/g, mark],
    [/(?<![^\s"'`(])[^\s"'`(]*node_modules[\\/][^\s"'`,;)]*/g, mark],
    [/\b[A-Za-z]:\\[^\s"'`,;)]{1,400}|\\\\[\w.$-]{1,63}\\[^\s"'`,;)]{1,400}/g, mark],
  ],
};

/** Folders in which servers keep their files. */
const roots =
  'home|Users|root|var|usr|opt|app|srv|tmp|etc|mnt|private|proc|run|workspace|data|code|build|lib|lib64|nix|snap|Volumes|bin|sbin|dev|media|github|vercel|layers|sys|src|repo';

/** File paths. */
export const paths: RedactionGroup = {
  signs: ['/'],
  gate: /\/[\w.]/,
  redactions: [
    [new RegExp(`(?<![\\w.:-])/(?:${roots})/[^\\s"'\`:,;)]{1,400}`, 'g'), mark],
    [/(?<!\w)(?:~|[A-Za-z]:)\/(?!\/)[^\s"'`:,;)]{1,400}/g, mark],
  ],
};
