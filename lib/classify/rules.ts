/** Signatures, prepared for matching, the heaviest first. */
import { familyCodes } from '../catalogue/family-codes.js';
import type { OpenAIFailure } from '../model/failure.js';
import type { Classification, ProblemTypeTable, Signature } from '../model/problem-type.js';

/** A signature, prepared for matching. Every rule has every member, so that all share one hidden class. */
export interface Rule extends Classification {
  readonly weight: number;
  readonly kind: Signature['kind'];
  readonly statuses: readonly number[] | undefined;
  readonly code: Signature['code'];
  readonly type: string | undefined;
  readonly quota: Signature['quota'];
  readonly page: boolean;
  readonly param: boolean;
  readonly wait: boolean;
  readonly message: RegExp | undefined;
  readonly says: readonly string[];
  readonly vague: boolean;
}

function weightOfCode(code: Signature['code']): number {
  if (code === undefined) return 0;
  return typeof code === 'string' && !familyCodes.has(code) ? 32 : 8;
}

/** A code outweighs a message, a message a status, and a status a type: `invalid_request_error` comes with 400, 401, 403 and 404. */
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

/**
 * The pattern without the flags `g` and `y`, which would keep a position between calls. A subclass of the app becomes a plain
 * `RegExp`, which cannot throw.
 */
function plain(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
}

function createRule(slug: string, signature: Signature, kind: Signature['kind']): Rule {
  const { status, code, type, quota, page, param, message, retryable } = signature;
  return {
    slug,
    retryable,
    weight: weightOf(signature),
    kind,
    statuses: status === undefined ? undefined : [status].flat(),
    code: code instanceof RegExp ? plain(code) : code,
    type,
    quota,
    page: page ?? false,
    param: param ?? false,
    wait: signature.wait ?? false,
    message: message && plain(message),
    says: signature.says ?? [],
    vague: signature.vague ?? false,
  };
}

/** A job reports its error like a stream: with a message and a code, without a status. */
function kindsOf({ kind }: Signature): readonly Signature['kind'][] {
  return kind === 'stream' ? ['stream', 'job'] : [kind];
}

/** The selected signatures of the table, as rules in the table's order. */
export function createRules(
  table: ProblemTypeTable,
  isWanted: (signature: Signature) => boolean,
): readonly Rule[] {
  return Object.entries(table).flatMap(([slug, { upstream }]) =>
    upstream
      .filter(isWanted)
      .flatMap((signature) => kindsOf(signature).map((kind) => createRule(slug, signature, kind))),
  );
}

/** All signatures without phrases, as rules, the heaviest first; equals are in the table's order. */
export function rulesOf(table: ProblemTypeTable): readonly Rule[] {
  return createRules(table, ({ says }) => says === undefined).toSorted(
    (a, b) => b.weight - a.weight,
  );
}

function matchesCode(code: string | RegExp, value: string | undefined): boolean {
  return typeof code === 'string' ? code === value : value !== undefined && code.test(value);
}

/** A phrase means the same without a status: mid-stream, or as the error of a job. */
function matchesStatus({ statuses, says }: Rule, status: number | undefined): boolean {
  if (statuses === undefined) return true;
  return status === undefined ? says.length > 0 : statuses.includes(status);
}

/** Whether all conditions of a rule hold, apart from its phrases. The message is checked last, because it costs the most. */
export function matches(rule: Rule, failure: OpenAIFailure): boolean {
  return (
    (rule.kind === undefined || rule.kind === failure.kind) &&
    (rule.type === undefined || rule.type === failure.type) &&
    (rule.quota === undefined || rule.quota === failure.quota) &&
    (!rule.page || failure.page) &&
    (!rule.param || failure.param !== undefined) &&
    (!rule.wait || failure.retryAfter !== undefined) &&
    matchesStatus(rule, failure.status) &&
    (rule.code === undefined || matchesCode(rule.code, failure.code)) &&
    (rule.message === undefined ||
      (failure.message !== undefined && rule.message.test(failure.message)))
  );
}
