/** Keys and tokens, recognized by their first characters. */
import { hasDensePart, isDense, isShuffled, isWords } from './values.js';
import type { TextRule } from './rule.js';

/** Prefixes that only secrets have. */
const sure =
  `sk- sk_live_ sk_test_ rk_live_ rk_test_ sess- whsec_ ek_ ek- gsk_ xai- csk- pplx- nvapi- hf_ api_org_ r8_ tgp_ jina_
  tvly- pcsk_ rpa_ lsv2_ ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ glpat- gldt- glrt- glcbt- glptt- glft- glimt- glagent- gloas-
  glsoat- xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxe. xapp- npm_ pypi- dckr_pat_ dop_v1_ doo_v1_ dor_v1_ dp.pt. dp.st. glsa_
  glc_ sntrys_ sntryu_ lin_api_ ntn_ figd_ sq0atp- sq0csp- sq0idp- pscale_ pmak- pul- rubygems_ hvs. hvb. hvr. shpat_ shpca_
  shppa_ shpss_ sg. xkeysib- cfpat- gocspx- ya29. sbp_ bce-v3/ bedrock-api-key- sk-ant- vck_ fm2_ nrak- sgp_ flp_ pk-lf- sk-lf-
  secret_ napi_ nfp_ rnd_ e2b_ bb_live_ dt0c01. dapi ya29.`.split(/\s+/);

/** Prefixes that may also be words: they mark a secret only if the rest is random. */
const likely =
  `sk_ rk_ pk_ pk- rk- ak- as- ck- nk- psk- fw_ fw- pa- cpk_ llx- luma- nscale_ rc_ sn4_ dk- key- key_ api_ api-
  m0- fc- together_ hyp_ fal_ novita_ sg- cfut_ cfat_ vcp_ sb_ upstash_ pat- pat_ live_ ops_ fo1_ fm1_ sl. s. bot_ token_ token-
  secret- access- oauth_ xkeys_ nrjs- ico- tk- inv- lk- r1_ snk_ sat. ory_`.split(/\s+/);

/** Prefixes of account IDs of OpenAI and of gateways. */
const accountPrefixes =
  `org- org_ proj_ proj- user- user_ team- team_ acct_ acct- svc_acct_ wrkspc_ workspace_ workspace-
  cus_ cust_ customer_ customer- sub_ mem_ member_ tenant_ tenant- client_ project-`.split(/\s+/);

const body = String.raw`[\w-]{1,400}(?:(?:\.{2,8}(?=\w)|[…*•●]{1,80}|\.(?=[\w-]{8})|[/+](?=[\w-]{12})|={1,2}(?![\w]))[\w-]{0,400}){0,6}`;

function unmarked(found: string): string {
  return found.replace(/^[A-Za-z\d]{1,10}[-_./]/, '');
}

/** Whether the rest after a sure prefix is a secret, not a word such as a locale, a library or a placeholder. */
function isSureSecret(found: string): boolean {
  const rest = unmarked(found);
  if (rest.length < 4) return false;
  if (rest.length < 16 && /^(?:learn|[A-Za-z]{2})(?:[-_]|$)/.test(rest)) return false;
  if (/^(?:sk|sess|xox[a-z])-/i.test(found))
    return /^sk-/i.test(found) || /\d|[A-Z]|^[a-z]{6,}$/.test(rest);
  const isChosen = isWords(rest) && rest.length < 24 && !isShuffled(rest, 16);
  return (rest.length >= 10 && !isChosen) || isMasked(rest);
}

function isMasked(rest: string): boolean {
  return /\.{2}|[…*•●]/.test(rest);
}

function isLikelySecret(found: string): boolean {
  const rest = unmarked(found);
  if (isMasked(rest)) return true;
  return rest
    .split(/[-_.=/]/)
    .some(
      (part) => isDense(part, 12) || isShuffled(part, 20) || (part.length >= 20 && /\d/.test(part)),
    );
}

function isAccount(found: string): boolean {
  const rest = unmarked(found);
  return (
    isMasked(rest) ||
    hasDensePart(rest, 8) ||
    /^[\da-f]{8}-[\da-f]{4}-|^\d{6,}$|^[A-Za-z]{16,}$/.test(rest) ||
    /(?:^|[-_])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{14,}$/.test(rest)
  );
}

/** Starts without a separator, in the case in which they are written. */
const starts =
  `AKIA ASIA ABIA ACCA AROA AIDA ABSK IQoJ FwoG AIza AKID AKLT LTAI EAAA ATATT ATCTT ATBB gAAA eyJ sha256~
  1//0 AAAAB3NzaC1`.split(/\s+/);
const startBodies = String.raw`(?:(?<=A(?:KIA|SIA|BIA|CCA|ROA|IDA))[A-Z\d]{8,200}|(?<=ABSK|IQoJ|FwoG|AAAAB3NzaC1)[\w+/=-]{16,2000}|(?<=AIza)[\w-]{16,200}|(?<=A(?:KID|KLT)|LTAI)[A-Za-z\d]{12,100}|(?<=EAAA)[\w-]{20,400}|(?<=ATATT|ATCTT|ATBB)[\w=-]{16,400}|(?<=gAAA)[\w=.-]{4,4000}|(?<=eyJ)[\w-]{6,4000}(?:\.[\w*-]{0,4000}){0,2}|(?<=sha256~)[\w-]{16,200}|(?<=1//0)[\w-]{20,200})`;

export const tokens: readonly TextRule[] = [
  {
    name: 'a token by its prefix',
    hides:
      'keys of OpenAI and other services, from their prefix on, including masked or shortened ones',
    leaves: 'locales (`sk-SK`) and words with the same prefix',
    effect: 'hides',
    begins: sure.map((prefix) => `^${prefix}`),
    pattern: new RegExp(`(?<before>)${body}`, 'y'),
    holds: (found) => isSureSecret(found),
    match: [
      'provided: «sk-proj-{base62:48}».',
      '(GET /v1/keys/«sk-{base62:20}»)',
      'key «sk-ab12...{base62:4}», then',
      'got «sk-abc123» here',
      'secret «whsec_{base62:32}»',
      'token «ghp_{base62:36}»',
      'token «dapi{hex:32}»',
    ],
    not: ['sk-SK', 'task-sk-learn', 'Set a key that begins with sk-', 'hf_hub_download'],
  },
  {
    name: 'a token by a prefix that may be a word',
    hides: 'keys of other services whose prefix may be a word, if part of the key is random',
    leaves: 'names with the same prefix',
    effect: 'hides',
    begins: likely.map((prefix) => `^${prefix}`),
    pattern: new RegExp(`(?<before>)${body}`, 'y'),
    holds: (found) => isLikelySecret(found),
    whole: true,
    match: [
      'key «key-{hex:32}»',
      'with «pa-{base62:40}» sent',
      'with «fw_{base62:22}» sent',
      'got «fw_3xK9mQ2pL7wZ» here',
      'got «key-ab12...cd34» here',
    ],
    not: ['pk-voice-model-1', 'key_metrics_q3', 'key-value pairs', 'api_key'],
  },
  {
    name: 'an account by its prefix',
    hides: 'IDs of organizations, projects, users and teams',
    leaves:
      'words with the same prefix (`user-provided`), and names of models, functions and parameters',
    effect: 'yields',
    begins: accountPrefixes.map((prefix) => `^${prefix}`),
    pattern: new RegExp(`(?<before>)${body}`, 'y'),
    // If more of a name comes before it, somebody chose that name.
    holds: (found, { text, start }) => !/[\w-]/.test(text.charAt(start - 1)) && isAccount(found),
    match: [
      'got «org-a1b2c3d4» here',
      'in organization «org-{base62:24}» on',
      'a «user-{lower:24}»',
      'of «proj_{base62:24}»',
    ],
    not: ['user_lookup_v2', 'team-vicuna-13b-v1', 'a user-provided-input', 'org-level', 'user_1'],
  },
  {
    name: 'a token by its first letters',
    hides: 'keys of cloud providers, JSON Web Tokens and encrypted content',
    leaves: 'strings that start with the same letters in another case',
    effect: 'hides',
    begins: starts.map((start) => `^${start}`),
    pattern: new RegExp(`(?<before>)${startBodies}`, 'y'),
    match: [
      'key «AKIA{upper:16}» is',
      'bad «AKIA{upper:8}» here',
      'token «eyJ{base62:20}.eyJ{base62:20}.{base62:30}» sent',
      'bad «AIza{base62:35}»',
      'item «gAAA{base62:40}»',
    ],
    not: ['the AIza prefix', 'asialand', 'eyJ'],
  },
  {
    name: 'a bot token',
    hides: 'tokens of chat bots: a number, a colon and a run of characters',
    leaves: 'the text around it',
    effect: 'hides',
    begins: [':aa'],
    pattern: /(?<=(?<before>(?<![\w])\d{8,12}):AA)[\w-]{30,40}/y,
    match: ['bot «{digits:10}:AA{base62:33}» is blocked'],
    not: ['12:AAbc'],
  },
];
