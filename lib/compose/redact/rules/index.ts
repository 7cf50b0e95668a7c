/** All redaction rules. Their order does not matter: each rule is applied to the same original string. */
import { accounts } from './accounts.js';
import { addresses } from './addresses.js';
import { content } from './content.js';
import { files, stacks } from './files.js';
import { hosts } from './hosts.js';
import { namedSecrets } from './names.js';
import type { Rule } from './rule.js';
import { chanceRuns, pieces } from './runs.js';
import { stays } from './stays.js';
import { tokens } from './tokens.js';
import { urls } from './urls.js';

export { mark, type Rule, type RunRule, type TextRule } from './rule.js';

export const rules: readonly Rule[] = [
  ...tokens,
  ...namedSecrets,
  ...accounts,
  ...urls,
  ...hosts,
  ...addresses,
  ...files,
  ...stacks,
  ...content,
  ...pieces,
  ...chanceRuns,
  ...stays,
];
