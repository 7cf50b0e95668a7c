/** Every rule does what its examples say, in whatever they are wrapped, and is needed. */
import { describe, expect, it } from '@jest/globals';
import { createFinder } from '../../../lib/compose/redact/find.js';
import { firstCharacters } from '../../../lib/compose/redact/first-characters.js';
import { createHiding } from '../../../lib/compose/redact/hide.js';
import { redact } from '../../../lib/compose/redact/index.js';
import { rules, type Rule, type TextRule } from '../../../lib/compose/redact/rules/index.js';
import { fill, marked, random, withoutMarks } from '../../support/redaction.js';

const examples = rules.flatMap((rule) =>
  rule.match.map((text, index) => [rule.name, fill(text, random(index + 3)), rule] as const),
);
const hiding = examples.filter(([, , { effect }]) => effect !== 'keeps');
const counterexamples = rules.flatMap((rule) =>
  rule.not.map((text) => [rule.name, fill(text, random(5)), rule] as const),
);

const firstOf = ({ pattern }: TextRule) => firstCharacters(pattern);

/** The stretches that the rule finds, alone. */
function foundBy(rule: Rule, text: string): readonly string[] {
  return createFinder([rule], firstOf)(text).map(({ start, end }) => text.slice(start, end));
}

/** A character that nobody sees in the middle of what is marked. */
function interrupted(text: string): string {
  return text.replace(/«([^»]*)»/g, (_all, inner: string) => {
    const middle = Math.floor(inner.length / 2);
    return `${inner.slice(0, middle)}\u200b${inner.slice(middle)}`;
  });
}

/** A text that the bound cuts in the middle of the first thing that is marked. */
function cut(text: string): string {
  const at = text.indexOf('«');
  const half = Math.ceil((marked(text)[0] ?? '').length / 2);
  return (
    'so '
      .repeat(2000)
      .slice(0, 4096 - at - half - 1)
      .replace(/\S*$/, '')
      .padEnd(4096 - at - half) + withoutMarks(text)
  );
}

/** Ways in which texts arrive. */
const wrappings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', withoutMarks],
  ['in quotes', (text) => `He said "${withoutMarks(text)}", and (${withoutMarks(text)})`],
  ['in JSON', (text) => JSON.stringify({ message: withoutMarks(text) })],
  [
    'in JSON in JSON',
    (text) => JSON.stringify({ raw: JSON.stringify({ message: withoutMarks(text) }) }),
  ],
  ['percent-encoded', (text) => encodeURIComponent(withoutMarks(text))],
  ['with a character that nobody sees', interrupted],
];

describe.each(wrappings)('%s', (_how, wrap) => {
  it.each(hiding)('%s is hidden: %j', (_name, text) => {
    const shown = redact(wrap(text));
    for (const secret of marked(text)) expect(shown).not.toContain(secret);
  });
});

describe('at the limit', () => {
  it.each(hiding)('%s is hidden: %j', (_name, text) => {
    // Of a stack, the first line says no more than that there is one.
    const secret = marked(text)[0]?.split('\n').at(-1) ?? '';
    const shown = redact(cut(text));
    const beginning = secret.slice(0, Math.min(12, Math.ceil(secret.length / 2) - 1));
    if (beginning.length >= 4) expect(shown).not.toContain(beginning);
    else expect(shown).not.toContain(secret);
  });
});

describe('a rule', () => {
  it.each(examples)('%s finds exactly the marked part: %j', (_name, text, rule) => {
    expect(foundBy(rule, withoutMarks(text))).toEqual(marked(text));
  });

  it.each(counterexamples)('%s finds nothing in %j', (_name, text, rule) => {
    expect(foundBy(rule, text)).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s has examples of both',
    (_name, rule) => {
      expect(rule.match).not.toEqual([]);
      expect(rule.not).not.toEqual([]);
      expect([rule.hides, rule.leaves]).not.toContain('');
    },
  );

  it('has a unique name', () => {
    const names = rules.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    '%s is needed by one of its examples',
    (_name, rule) => {
      const without = createHiding(
        rules.filter((other) => other !== rule),
        firstOf,
      );
      const differs = rule.match.some((example, index) => {
        const text = withoutMarks(fill(example, random(index + 3)));
        return without(text) !== redact(text);
      });
      expect(differs).toBe(true);
    },
  );
});
