/**
 * The second stage: a failure becomes a problem type. What outranks what: a kind without an answer, a specific code and a web page
 * (rules of a weight from `decisive` on) · a definite sentence · a vague one · codes of a family, status, type, `param` · the
 * generic row of the status.
 */
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import { createFailure, type OpenAIFailure } from '../model/failure.js';
import type { RelayedProblem } from '../model/relayed-problem.js';
import { bookOf } from './books.js';
import type { PhraseBook } from './phrase-book.js';
import { matches, rulesOf, type Rule } from './rules.js';

/** Rules by what decides first, each list with the heaviest rule in front. */
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

/** The first rule of the list that matches, unless the best so far weighs as much. */
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

/** What a failure is whose facts no signature describes. */
function genericSlug({ kind, status }: OpenAIFailure): string {
  if (kind === 'job') return 'job-failed';
  if (status === undefined || status < 400 || status > 599) return 'unknown-error';
  return status < 500 ? 'bad-request' : 'internal-server-error';
}

/** Rules of this weight and more decide against any sentence. */
const decisive = 16;

function isAnswer({ kind }: OpenAIFailure): boolean {
  return kind === 'response' || kind === 'stream' || kind === 'job';
}

/** Makes the function that finds the problem type of a failure in this table. */
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
