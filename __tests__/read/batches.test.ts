/** The recipe of `docs/batches.md`, run as it stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { toProblemDetails, type ProblemDetails } from '../../lib/index.js';

type Recipe = (openai: unknown, batch: object) => Promise<ReadonlyMap<string, ProblemDetails>>;

function recipe(): Recipe {
  const page = readFileSync(join(__dirname, '../../docs/batches.md'), 'utf8');
  const [, typed = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];
  const body = transformSync(typed.replaceAll(/^import .*$/gm, '').replace('export ', ''), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  }).code;
  // oxlint-disable-next-line typescript/no-implied-eval -- the page's own code is what is tested
  return new Function('toProblemDetails', `${body}; return problemsOf;`)(
    toProblemDetails,
  ) as Recipe;
}

it('finds the problems of all failed lines', async () => {
  const error = { message: 'The model `x` does not exist', code: 'model_not_found' };
  const lines = [
    { custom_id: 'good', error: null, response: { status_code: 200, body: { choices: [] } } },
    { custom_id: 'bad', error: null, response: { status_code: 404, body: { error } } },
    { custom_id: 'late', response: null, error: { code: 'batch_expired', message: 'Too late.' } },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  const openai = { files: { content: async () => new Response(text) } };
  const problems = await recipe()(openai, { output_file_id: 'file-1' });
  const slugs = [...problems].map(([id, { type }]) => [id, type.split(':').at(-1)]);
  expect(slugs).toEqual([
    ['bad', 'model-not-found'],
    ['late', 'job-failed'],
  ]);
});
