/** The package is built with tables that the sources compute: both say the same of every recorded error and every listed text. */
import { describe, expect, it } from '@jest/globals';
import { redact } from '../../lib/compose/redact/index.js';
import * as library from '../../lib/index.js';
import { apiError } from '../support/api-error.js';
import { corpus } from '../support/corpus.js';
import { filled, listed, withoutMarks } from '../support/redaction.js';

const built = require('../../dist/cjs/index.js') as typeof library;
const core = require('../../dist/cjs/core.js') as {
  readonly 'compose/redact/index': { readonly redact: typeof redact };
};

const errors = ['openai', 'compatible', 'events', 'wordings', 'wordings-2']
  .flatMap(corpus)
  .map(({ status, body }) => {
    const error: unknown = (Object(body) as { readonly error?: unknown }).error ?? body;
    const { code, type, message } = Object(error) as Readonly<Record<string, unknown>>;
    return apiError({ status, error, code, type, message: `${status} ${String(message)}` });
  });
const texts = (['secrets', 'keep'] as const).flatMap((name) =>
  listed(name).map((row, index) => withoutMarks(filled(row, index))),
);
const options = { audience: 'developer', instance: () => 'urn:example:1' } as const;

describe('the built package', () => {
  it('classifies every recorded error like the sources', () => {
    const told = errors.map((error) => library.toProblemDetails(error, options));
    expect(new Set(told.map((problem) => problem?.type)).size).toBeGreaterThan(40);
    expect(errors.map((error) => built.toProblemDetails(error, options))).toEqual(told);
  });

  it('redacts every listed string like the sources', () => {
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.map(core['compose/redact/index'].redact)).toEqual(texts.map(redact));
  });
});
