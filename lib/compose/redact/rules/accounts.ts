/** People and accounts, recognized by the words next to them. */
import { lead, type TextRule } from './rule.js';
import { hasDensePart, isHarmless, isModel } from './values.js';

const names =
  `^user ^users username user_id user-id userid user_email end_user enduser ^login ^uid ^sub ^oid ^upn ^customer customer_id
  customer-id ^team ^teams team_id team_alias team_name ^org org_id org_name ^organization ^organisation organization_id ^project
  project_id project_number project_name ^tenant tenant_id tenantid ^account account_id account_name accountname ^member member_id
  ^workspace workspace_id ^owner owner_id key_alias key_name ^principal subscription_id ^subscription employee_id client_id
  client_name _user _team -organization -project`.split(/\s+/);
/** Words for parts of a request and their values, such as the role `'user'`; they do not name an account. */
const notAccounts =
  /^(?:input|messages?|content|role|string|object|array|null|none|true|false|default|assistant|system|user|developer|tool|expected|required|missing|is|has|must|not)$/i;

function isName(found: string): boolean {
  return !isHarmless(found) && !notAccounts.test(found) && !/^[[<{]/.test(found);
}

/** A value that names an account: lower-case words alone are prose. */
function isNamed(found: string): boolean {
  if (!isName(found) || isModel(found)) return false;
  return /[^a-z]/.test(found) && !/^\d{1,3}$/.test(found) && !/^[a-z]+_[a-z_]+$/.test(found);
}

const key = String.raw`(?:[ _-](?:id|name|alias|number|no\.?|email|slug))?`;

export const accounts: readonly TextRule[] = [
  {
    name: 'an account as a parameter',
    hides: 'values assigned to the name of an account',
    leaves: 'the name, and values without information (`Team=None`)',
    effect: 'hides',
    begins: [...names, '^key'],
    pattern: new RegExp(
      String.raw`(?<kept>${key}\\{0,4}["']?\s{0,2}=\s{0,2}(?:\\{0,4}["'](?=([^"'\n]{1,200})))?)(?:(?<=["'])[^"'\n\\]{1,200}|(?<!["'])[^\s,;&"'<>)\]}|][^\s,;&"'<>)\]}]{0,200})`,
      'iy',
    ),
    holds: (found) => isName(found) && !/^\d{1,3}$/.test(found),
    match: ['User=«jane», Team=None', "key_alias='«prod-billing»'", 'user_id=«u-1234»'],
    not: ['user=None', 'project=<id>', 'role=tool'],
  },
  {
    name: 'an account as a member',
    hides: 'the value of a member that names an account',
    leaves: 'the name',
    effect: 'hides',
    begins: names,
    pattern: /(?<kept>\\{0,4}["']\s{0,3}:\s{0,3}\\{0,4}["'])[^"'\n\\]{1,200}/y,
    holds: (found) => isName(found),
    match: ['{"user_id": "«cust-42-jane»"}', "'team': '«blue»'"],
    not: ["Invalid type for 'user': expected a string", '"user": "string"'],
  },
  {
    name: 'an account after a colon',
    hides: 'names and IDs after the word for an account and a colon',
    leaves: 'prose',
    effect: 'hides',
    begins: names,
    pattern: new RegExp(
      String.raw`(?<kept>(?:[ _-](?:[Ii][Dd]|[Nn]ame|[Aa]lias|[Nn]umber|[Ee]mail|[Ss]lug))?:\s{1,2})(?:(?:[A-Z][\w&.-]{0,40}(?: [A-Z][\w&.-]{0,40}){1,3})|[\w@.|+-]{2,120})(?<![.])`,
      'y',
    ),
    holds: (found, { text, start }) =>
      isNamed(found) && !/(?:Invalid|'|")\W?$/.test(lead(text, start, 1)),
    match: ['Organization: «acme-corp»', 'user_id: «jane_d7»', 'No such organization: «acme-corp»'],
    not: ['Organization: required', 'user: too long', 'user: gpt-4o'],
  },
  {
    name: 'an account of a gateway',
    hides: 'names after "LiteLLM User:" and similar words, "you (…)" and "for team …"',
    leaves: 'the sentence',
    effect: 'hides',
    begins: [
      'litellm user: ',
      'litellm team: ',
      'litellm key: ',
      'litellm customer: ',
      'litellm organization: ',
      '^you (',
      'model for team ',
      'signed in as ',
      'logged in as ',
      'for user: ',
      'for user ',
      'organization for api key: ',
    ],
    pattern:
      /(?:(?<=you \()[^()\s]{1,100}(?=\) (?:have|are)\b)|(?<=model for team )[^\s:,]{1,100}|(?<=: |in as )[^\s,;]{1,200}(?<!\.)|(?<=for user )["'`]?[\w@.-]{1,100}["'`]?(?=[:.,]|$))/iy,
    holds: (found) => isName(found),
    match: [
      'LiteLLM User: «jane.d», over it',
      'you («jane_d») have none',
      'No such model for team «blue-7»: gpt-4o',
      'for user: «jane» now',
    ],
    not: ['you (of all) may', 'the model for teams'],
  },
  {
    name: 'an account in quotes',
    hides: 'quoted values after the word for an account',
    leaves: 'the quotes, and parameters of a request',
    effect: 'hides',
    begins: names,
    pattern:
      /(?<kept> (?:(?:with )?(?:id|named|name|called|account) )?\\{0,8}["'`“])[^"'`”\n\\]{2,100}(?=\\{0,8}["'`”])/y,
    holds: (found, { text, start }) =>
      isName(found) &&
      (/^\S+$/.test(found) || /^[A-Z]/.test(found)) &&
      !/messages? $/.test(lead(text, start - 6, 9)),
    match: [
      'Project `«acme-prod»` does not',
      "User '«jane»' not found",
      'the account "«Jane Doe»" is',
    ],
    not: ["messages with role 'user' 'or' not", "the account's limit, account 'a\nb'"],
  },
  {
    name: 'an account by its number or ID',
    hides: 'numbers and IDs after the word for an account',
    leaves: 'words and short numbers',
    effect: 'yields',
    begins: [...names, '^tag', 'consumer'],
    pattern:
      /(?<kept>s?(?: (?:id|number|no\.?|with id|named|account))?(?:[ /=]|_number:|_id:| \(| ["'`]?project_number:)["'`]?)[\w@.|-]{4,120}(?<!\.)/iy,
    holds: (found) =>
      !isModel(found) &&
      (/^\d{6,}$/.test(found) ||
        hasDensePart(found, 8) ||
        (/-\d{3,}$|^[a-z-]{1,60}\d{3}/.test(found) && !/_/.test(found)) ||
        /^[A-Z\d]{6}(?:-[A-Z\d]{6}){2}$/.test(found) ||
        /^[\da-f]{8}-[\da-f-]{27}$/.test(found)),
    match: [
      'AWS account «123456789012» is',
      'in project «blue-sky-4711» now',
      'projects/«blue-4711»/locations',
      'account «{hex:32}» is',
    ],
    not: [
      'project alpha-1 is off',
      '3 projects are on',
      'user messages must alternate',
      'team plans only',
    ],
  },
  {
    name: 'an account in square brackets',
    hides: 'numbers and IDs in square brackets after the word for an account',
    leaves: 'the brackets, and indices or words in brackets',
    effect: 'yields',
    begins: names,
    pattern: /(?<kept>s?(?: (?:id|number|no\.?|named?))?:? ?\[)[\w@.|-]{4,120}(?=\])/iy,
    holds: (found) => !isModel(found) && (/^\d{6,}$/.test(found) || hasDensePart(found, 8)),
    match: ['Your account [«2100334555»] has', 'user id: [«u-7f3a9c21d4»]'],
    not: ['user [0] is', 'users[1234] is not', 'account [optional] may', 'user [gpt-4o] may'],
  },
  {
    name: 'a suspended account',
    hides: 'the name of an account described as suspended, disabled or over its limit',
    leaves: 'the sentence',
    effect: 'hides',
    begins: [
      '^account',
      '^organization',
      '^user',
      '^team',
      '^project',
      '^member',
      '^tenant',
      '^workspace',
    ],
    pattern:
      /(?<kept> )[\w@.-]{2,100}(?= (?:is|has been|was) (?:suspended|disabled|deactivated|archived|blocked|deleted|over|closed|not a member)\b)/y,
    holds: (found) =>
      !/^(?:that|which|it|and|or|settings|access|key|account|limit|this|has|is|who|quota)$/.test(
        found,
      ) && !isModel(found),
    match: ['Account «jane.doe-7» is suspended.', 'Organization «acme-corp» has been disabled'],
    not: ['Account access is suspended'],
  },
  {
    name: 'an ARN',
    hides: 'names of AWS resources',
    leaves: 'the text around it',
    effect: 'hides',
    begins: ['^arn:aws'],
    pattern: /(?<before>)[\w-]{0,20}:[^\s"'`,;)]{1,400}/y,
    match: ['User: «arn:aws:sts::123456789012:assumed-role/x/jane» is'],
    not: ['an arn is'],
  },
  {
    name: 'an Azure resource',
    hides: 'paths of subscriptions and resource groups, with everything in them',
    leaves: 'the text around it',
    effect: 'hides',
    begins: ['/subscriptions/', '/resourcegroups/'],
    pattern: /(?<before>)[^\s"'`,;)]{1,600}/y,
    match: ["resource '«/subscriptions/{uuid}/resourceGroups/rg/providers/x»' is"],
    not: ['/v1/subscription'],
  },
  {
    name: 'a Ray ID',
    hides: 'Cloudflare IDs, which identify requests of the app',
    leaves: 'the name',
    effect: 'hides',
    begins: ['^ray', '^cf-ray', '^ray_id'],
    pattern: /(?<kept>(?:[ _-]id)?["']?[:= ]{1,3}["']?)[\da-f]{10,20}(?:-[A-Z]{3})?\b/iy,
    match: ['Ray ID: «7ab160c02b5ddaaa»', 'CF-RAY: «8a1b2c3d4e5f6a7b-FRA»'],
    not: ['ray tracing'],
  },
];
