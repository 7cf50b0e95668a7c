/** The second stage: a failure becomes a problem type. The most specific signature that matches wins. */
import { familyCodes } from '../catalogue/family-codes.js';
import type { ProblemTypeTable, Signature } from '../catalogue/problem-type.js';
import type { OpenAIFailure } from '../failure.js';

/** The problem type of a failure, and what the occurrence says of `retryable` against the type. */
export interface Classification {
  readonly slug: string;
  readonly retryable?: boolean | undefined;
}

/** A signature in the form that is matched: every rule has every member, so that all have one hidden class. */
interface Rule extends Classification {
  readonly weight: number;
  readonly kind: Signature['kind'];
  readonly statuses: readonly number[] | undefined;
  readonly code: Signature['code'];
  readonly type: string | undefined;
  readonly quota: Signature['quota'];
  readonly page: boolean;
  readonly param: boolean;
  readonly message: RegExp | undefined;
}

/** Rules by what decides first, each list with the heaviest rule in front. */
interface RuleIndex {
  readonly byCode: ReadonlyMap<string, readonly Rule[]>;
  readonly byKind: ReadonlyMap<string, readonly Rule[]>;
  readonly byStatus: ReadonlyMap<number, readonly Rule[]>;
  readonly others: readonly Rule[];
}

function weightOfCode(code: Signature['code']): number {
  if (code === undefined) return 0;
  return typeof code === 'string' && !familyCodes.has(code) ? 32 : 8;
}

/** A code outweighs a message, that a status, that a type: `invalid_request_error` comes with 400, 401, 403 and 404. */
function weightOf(signature: Signature): number {
  return (
    weightOfCode(signature.code) +
    (signature.kind === undefined ? 0 : 32) +
    (signature.message === undefined ? 0 : 16) +
    (signature.quota === undefined ? 0 : 16) +
    (signature.page === undefined ? 0 : 16) +
    (signature.status === undefined ? 0 : 4) +
    (signature.type === undefined ? 0 : 2) +
    (signature.param === undefined ? 0 : 1)
  );
}

/** A pattern with the `g` or `y` flag keeps a position between calls; ours must not. */
function stateless(pattern: RegExp): RegExp {
  const flags = pattern.flags.replace(/[gy]/g, '');
  return flags === pattern.flags ? pattern : new RegExp(pattern.source, flags);
}

function createRule(slug: string, signature: Signature): Rule {
  const { kind, status, code, type, quota, page, param, message, retryable } = signature;
  return {
    slug,
    retryable,
    weight: weightOf(signature),
    kind,
    statuses: status === undefined ? undefined : [status].flat(),
    code: code instanceof RegExp ? stateless(code) : code,
    type,
    quota,
    page: page ?? false,
    param: param ?? false,
    message: message && stateless(message),
  };
}

function rulesOf(table: ProblemTypeTable): readonly Rule[] {
  const rules = Object.entries(table).flatMap(([slug, { upstream }]) =>
    upstream.map((signature) => createRule(slug, signature)),
  );
  return rules.toSorted((a, b) => b.weight - a.weight);
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
function genericSlug(status: number | undefined): string {
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
    return best ?? { slug: genericSlug(failure.status) };
  };
}
