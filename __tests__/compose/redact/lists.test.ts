/** How many secrets developers see, and how much of what they need they lose: on lists, on random keys, on names of public code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { redact } from '../../../lib/compose/redact/index.js';
import { rules } from '../../../lib/compose/redact/rules/index.js';
import {
  characters,
  filled,
  listed,
  marked,
  pick,
  random,
  withoutMarks,
} from '../../support/redaction.js';

/** What must not be seen of a secret: each of its words, and every stretch of twelve characters. */
function piecesOf(secret: string): readonly string[] {
  return secret.split(/\s+/).flatMap((word) => {
    const starts = Array.from({ length: Math.max(0, word.length - 11) }, (_, index) => index);
    const stretches = starts.map((start) => word.slice(start, start + 12));
    return word.length >= 4 || word === secret ? [word, ...stretches] : stretches;
  });
}

function isSeen(text: string): boolean {
  const shown = redact(withoutMarks(text));
  return marked(text)
    .flatMap(piecesOf)
    .some((piece) => shown.includes(piece));
}

function isLost(text: string): boolean {
  const shown = redact(withoutMarks(text));
  return marked(text).some((needed) => !shown.includes(needed));
}

const secrets = listed('secrets');
const needed = listed('keep');

/** Percent of the rows of this half. */
function share(rows: typeof secrets, half: string, isWrong: (text: string) => boolean): number {
  const some = rows
    .map((row, index) => ({ row, text: filled(row, index) }))
    .filter(({ row }) => row.half === half);
  return (100 * some.filter(({ text }) => isWrong(text)).length) / some.length;
}

describe.each([
  ['shared', 1, 1],
  ['tune', 1, 1],
  ['kept', 2, 2],
])('of the half %s', (half, mostSeen, mostLost) => {
  it(`at most ${mostSeen} % of the secrets are missed`, () => {
    expect(share(secrets, half, isSeen)).toBeLessThanOrEqual(mostSeen);
  });

  it(`at most ${mostLost} % of the needed strings are lost`, () => {
    expect(share(needed, half, isLost)).toBeLessThanOrEqual(mostLost);
  });
});

it('the lists have more than 300 rows of each kind that were not given', () => {
  for (const rows of [secrets, needed])
    expect(rows.filter(({ half }) => half !== 'shared').length).toBeGreaterThan(300);
});

describe('keys without a name or a prefix', () => {
  it.each([
    ['base62', 24, 99],
    ['base62', 32, 99],
    ['base62', 48, 99],
    ['hex', 32, 99],
    ['hex', 40, 99],
  ])('of %s with %i characters are hidden in %i %%', (alphabet, length, least) => {
    const next = random(length);
    const keys = Array.from({ length: 3000 }, () => characters(alphabet, length, next));
    const hidden = keys.filter((key) => !redact(`Invalid value ${key} here`).includes(key));
    expect((100 * hidden.length) / keys.length).toBeGreaterThanOrEqual(least);
  });
});

describe('keys with a prefix', () => {
  const prefixed = rules.filter(({ name }) => /^a token by (?:its|a) (?:prefix|first)/.test(name));
  const prefixes = prefixed.flatMap((rule) => ('begins' in rule ? rule.begins : []));

  it('of many providers are known', () => {
    expect(prefixes.length).toBeGreaterThan(150);
  });

  it.each(prefixes.map((begin) => begin.slice(1)))('%s are all hidden', (prefix) => {
    const next = random(prefix.length);
    for (let key = 0; key < 200; key += 1) {
      const alphabet = /^A[A-Z]{3}$/.test(prefix) ? 'upper' : 'base62';
      const body = characters(alphabet, pick([20, 24, 32, 40, 48], next), next);
      const shown = redact(`Invalid value ${prefix}${body} here`);
      expect({ body, shown }).toEqual({ body, shown: 'Invalid value [redacted] here' });
    }
  });
});

describe('identifiers in public code', () => {
  const modules = join(__dirname, '..', '..', '..', 'node_modules');
  const folders = [
    'openai',
    'zod/v4',
    'express',
    'ajv/dist',
    '@opentelemetry/api/build/src',
    'pino',
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(join(modules, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts'))
      .map((name) => join(modules, folder, name)),
  );
  const names = new Set(
    files.flatMap((file) => readFileSync(file, 'utf8').match(/[A-Za-z_$][\w$]{5,}/g) ?? []),
  );

  it('are hidden in at most one of a thousand', () => {
    const hidden = Array.from(names).filter((name) =>
      redact(`The name ${name} is odd`).includes('[redacted]'),
    );
    expect(names.size).toBeGreaterThan(5000);
    expect((100 * hidden.length) / names.size).toBeLessThanOrEqual(0.1);
  });
});
