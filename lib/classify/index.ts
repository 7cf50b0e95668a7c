/**
 * The second stage: a failure becomes a problem type. The order of precedence: a kind without a response, a specific code or an
 * HTML page (rules of at least the weight `decisive`) · a definite phrase · a vague phrase · codes of a family, status, type and
 * `param` · the generic type of the status.
 */
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import { createFailure, type OpenAIFailure } from '../model/failure.js';
import type { RelayedProblem } from '../model/relayed-problem.js';
import { bookOf } from './books.js';
import type { PhraseBook } from './phrase-book.js';
import { matches, rulesOf, type Rule } from './rules.js';

/** Rules by the fact that is tested first; each list starts with the heaviest rule. */
interface RuleIndex {
  readonly byCode: ReadonlyMap<string, readonly Rule[]>;
  readonly byKind: ReadonlyMap<string, readonly Rule[]>;
  readonly byStatus: ReadonlyMap<number, readonly Rule[]>;
  readonly others: readonly Rule[];
}

function append<Key>(lists: Map<Key, Rule[]>, key: Key, rule: Rule): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [rule]);
  else list.push(rule);
}

function indexOf(rules: readonly Rule[]): RuleIndex {
  const byCode = new Map<string, Rule[]>();
  const byKind = new Map<string, Rule[]>();
  const byStatus = new Map<number, Rule[]>();
  const others: Rule[] = [];
  for (const rule of rules) {
    const { code, kind, statuses } = rule;
    if (typeof code === 'string') append(byCode, code, rule);
    else if (kind !== undefined) append(byKind, kind, rule);
    else if (statuses === undefined) others.push(rule);
    else for (const status of statuses) append(byStatus, status, rule);
  }
  return { byCode, byKind, byStatus, others };
}

/** The first matching rule of the list, unless the best one so far weighs at least as much. */
function heavier(
  rules: readonly Rule[] | undefined,
  failure: OpenAIFailure,
  best: Rule | undefined,
): Rule | undefined {
  if (rules === undefined) return best;
  const floor = best?.weight ?? 0;
  for (const rule of rules) {
    if (rule.weight <= floor) return best;
    if (matches(rule, failure)) return rule;
  }
  return best;
}

/** The slug for a failure that no signature describes. */
function genericSlug({ kind, status }: OpenAIFailure): string {
  if (kind === 'job') return 'job-failed';
  if (status === undefined || status < 400 || status > 599) return 'unknown-error';
  return status < 500 ? 'bad-request' : 'internal-server-error';
}

/** Rules of at least this weight take precedence over any phrase. */
const decisive = 16;

function isAnswer({ kind }: OpenAIFailure): boolean {
  return kind === 'response' || kind === 'stream' || kind === 'job';
}

/** Creates the function that finds the problem type of a failure in this table. */
export function createClassifier(
  table: ProblemTypeTable,
): (failure: OpenAIFailure) => Classification {
  const { byCode, byKind, byStatus, others } = indexOf(rulesOf(table));

  let book: PhraseBook | undefined;

  /** What a service with this package reports; of a type that this table lacks, the status alone is known to be meant. */
  function relayedType({ slug, retryable }: RelayedProblem, failure: OpenAIFailure) {
    if (Object.hasOwn(table, slug)) return { slug, retryable };
    const { kind, status } = failure;
    return { slug: classify(createFailure({ kind, status })).slug, retryable };
  }

  function classify(failure: OpenAIFailure): Classification {
    if (failure.relayed !== undefined) return relayedType(failure.relayed, failure);
    let best = heavier(byCode.get(failure.code ?? ''), failure, undefined);
    best = heavier(byKind.get(failure.kind), failure, best);
    best = heavier(byStatus.get(failure.status ?? 0), failure, best);
    best = heavier(others, failure, best);
    if (best !== undefined && best.weight >= decisive) return best;
    if (!isAnswer(failure)) return best ?? { slug: genericSlug(failure) };
    book ??= bookOf(table);
    return book.find(failure) ?? best ?? { slug: genericSlug(failure) };
  }

  return classify;
}
