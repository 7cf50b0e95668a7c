/** Every signature of the catalogue has an example that matches it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createClassifier } from '../../lib/classify/index.js';
import { problemTypes, readFailure } from '../../lib/index.js';
import type { Signature } from '../../lib/model/problem-type.js';
import { slugOf } from '../support/problem.js';
import { ownExample, signatureExamples, type Example } from '../support/signature-examples.js';

function describeSignature(signature: Signature): string {
  return Object.entries(signature)
    .map(([name, value]) => `${name} ${String(value).slice(0, 60)}`)
    .join(', ');
}

const signatures = Object.entries(problemTypes).flatMap(([slug, row]) =>
  row.upstream.map((signature) => [slug, describeSignature(signature), row, signature] as const),
);

let examples: readonly Example[] = [];

beforeAll(async () => {
  examples = await signatureExamples();
});

const stated = signatures.filter(([, , , signature]) => ownExample(signature) !== undefined);
/** Each phrase has a recorded error or a note, as the test of the phrases requires. */
const described = signatures.filter((row) => !stated.includes(row) && row[3].says === undefined);

describe('the signatures of the catalogue', () => {
  it.each(stated)('%s is recognized by %s', async (slug, _signature, row, signature) => {
    const alone = createClassifier({ only: { ...row, upstream: [signature] } });
    const error = await ownExample(signature)?.();
    const failure = readFailure(error);
    expect(failure && alone(failure).slug).toBe('only');
    expect(slugOf(error)).toBe(slug);
  });

  it.each(described)('%s has an example for %s', (slug, _signature, row, signature) => {
    const alone = createClassifier({ only: { ...row, upstream: [signature] } });
    const own = examples.filter((example) => example.slug === slug);
    expect(own.some(({ failure }) => alone(failure).slug === 'only')).toBe(true);
  });
});
