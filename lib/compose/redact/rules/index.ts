/** What is taken out of texts by its form: patterns, as data. */
import { accountParameters, accounts, people } from './accounts.js';
import { paths, stacks } from './files.js';
import { addresses, hosts, longAddresses, privateHosts, queries, shortHosts } from './network.js';
import type { RedactionGroup } from './rule.js';
import { credentials, masked, namedSecrets } from './secrets.js';

export { mark, type RedactionGroup } from './rule.js';

/**
 * Ordered: what is more specific comes first. No pattern walks through a part of the text again from each of its
 * characters: a repetition begins only where its characters begin, behind a fixed word, or is short.
 */
export const redactionGroups: readonly RedactionGroup[] = [
  credentials,
  namedSecrets,
  people,
  accountParameters,
  accounts,
  queries,
  hosts,
  shortHosts,
  privateHosts,
  stacks,
  masked,
  longAddresses,
  addresses,
  paths,
];
