/** What a match of each rule may begin with. The build runs this module and ships the list, since reading the patterns takes long. */
import { firstCharacters } from './first-characters.js';
import { rules } from './rules/index.js';

/** In the order of the rules; null where a match may be empty, and of rules without a pattern. */
export const knownFirsts: readonly (string | null)[] = rules.map((rule) =>
  'pattern' in rule ? (firstCharacters(rule.pattern) ?? null) : null,
);
