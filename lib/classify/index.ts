/** The second stage: a failure becomes a problem type. The most specific signature that matches wins. */
import type { Classification, ProblemTypeTable } from '../model/problem-type.js';
import type { OpenAIFailure } from '../model/failure.js';
import { rulesOf, type Rule } from './rules.js';

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

function matchesCode(code: string | RegExp, value: string | undefined): boolean {
  return typeof code === 'string' ? code === value : value !== undefined && code.test(value);
}

/** The message comes last: it costs the most. */
function matches(rule: Rule, failure: OpenAIFailure): boolean {
  return (
    (rule.kind === undefined || rule.kind === failure.kind) &&
    (rule.type === undefined || rule.type === failure.type) &&
    (rule.quota === undefined || rule.quota === failure.quota) &&
    (!rule.page || failure.page) &&
    (!rule.param || failure.param !== undefined) &&
    (rule.statuses === undefined || rule.statuses.includes(failure.status ?? 0)) &&
    (rule.code === undefined || matchesCode(rule.code, failure.code)) &&
    (rule.message === undefined ||
      (failure.message !== undefined && rule.message.test(failure.message)))
  );
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

/** Makes the function that finds the problem type of a failure in this table. */
export function createClassifier(
  table: ProblemTypeTable,
): (failure: OpenAIFailure) => Classification {
  const { byCode, byKind, byStatus, others } = indexOf(rulesOf(table));

  return function classify(failure) {
    let best = heavier(byCode.get(failure.code ?? ''), failure, undefined);
    best = heavier(byKind.get(failure.kind), failure, best);
    best = heavier(byStatus.get(failure.status ?? 0), failure, best);
    best = heavier(others, failure, best);
    return best ?? { slug: genericSlug(failure) };
  };
}
