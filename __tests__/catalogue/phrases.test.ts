/** Checks the phrases of the catalogue. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createClassifier } from '../../lib/classify/index.js';
import { problemTypes, readFailure, type ProblemType } from '../../lib/index.js';
import { createFailure } from '../../lib/model/failure.js';
import { corpus, type Row } from '../support/corpus.js';
import { failureOf, messagesOf, sayings } from '../support/phrases.js';
import { errorOf } from '../support/sdk.js';

const classify = createClassifier(problemTypes);
const rows = sayings.map((saying) => [saying.slug, saying.phrase, saying] as const);

describe('every phrase', () => {
  it.each(rows)('of %s matches itself: %s', (slug, phrase, { signature }) => {
    const found = messagesOf(phrase).map((message) => classify(failureOf(signature, message)));
    expect(found.map((classification) => classification.slug)).toContain(slug);
    expect(found.map((classification) => classification.phrase)).toContain(phrase);
  });

  it('occurs only once under the same conditions', () => {
    const keys = sayings.map(({ slug, phrase, signature: { says: _says, ...conditions } }) =>
      JSON.stringify([slug, phrase, conditions]),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('is at most 200 characters long, as is every pattern', () => {
    const patterns = Object.values<ProblemType>(problemTypes).flatMap(({ upstream }) =>
      upstream.flatMap(({ code, message, says = [] }) => [String(code), String(message), ...says]),
    );
    expect(patterns.filter(({ length }) => length > 200)).toEqual([]);
  });
});

describe('a quotation', () => {
  it.each(rows)('may contain a phrase of %s without matching it: %s', (_slug, phrase) => {
    for (const message of messagesOf(phrase)) {
      const quoted = `Unrecognized request argument supplied: "${message.replaceAll("'x'", 'x')}"`;
      const failure = createFailure({ kind: 'response', status: 400, message: quoted });
      expect(classify(failure).slug).toBe('invalid-parameter');
    }
  });
});

/** Phrases that no recorded error needs yet, each with the reason to keep it. */
const notes = JSON.parse(
  readFileSync(join(__dirname, '../fixtures/unseen-phrases.json'), 'utf8'),
) as Readonly<Record<string, string>>;

async function phraseOf(row: Row): Promise<string | undefined> {
  const error = row.delivery === 'http' ? await errorOf('7.57', row) : row.body;
  const failure = readFailure(error, { claim: 'likely' });
  return failure && classify(failure).phrase;
}

describe('the source of a phrase', () => {
  const names = [
    'openai',
    'compatible',
    'events',
    'wordings',
    'wordings-2',
    'wild-openai',
    'wild-compatible',
  ];

  it('is a recorded error, or a note', async () => {
    const seen = new Set(await Promise.all(names.flatMap(corpus).map(phraseOf)));
    const unseen = new Set(sayings.map(({ phrase }) => phrase).filter((text) => !seen.has(text)));
    expect(Object.keys(notes).toSorted()).toEqual([...unseen].toSorted());
  });
});
